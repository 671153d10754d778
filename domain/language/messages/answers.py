"""What is said where nothing can be answered."""

from domain.language.message import message

NO_RECORDINGS = message("There are no recordings yet.", "아직 녹화 영상이 없습니다.")
