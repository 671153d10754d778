"""Words for what is counted apart: cameras, recordings, days and hours."""

from domain.query.query import GroupBy
from domain.understanding.lexicon.entries import entry
from domain.understanding.words.meanings import GroupMeaning

ENTRIES = (
    entry(
        GroupMeaning(GroupBy.CAMERA),
        "per camera, by camera, camera by camera, by each camera",
        "카메라 별/X, 카메라 별로/M, 카메라 마다/J, 각/M 카메라, 카메라 각각",
    ),
    entry(
        GroupMeaning(GroupBy.RECORDING),
        "per recording, per video, per clip, by recording, by video, recording by recording",
        "영상 별/X, 영상 별로/M, 녹화 별/X, 비디오 별/X, 동영상 별/X, "
        "녹화 영상 별/X, 영상 마다/J, 녹화 마다/J, "
        "동영상 마다/J, 비디오 마다/J, 각/M 영상, 각/M 녹화, 각/M 비디오",
    ),
    entry(
        GroupMeaning(GroupBy.DAY),
        "per day, by day, day by day, each day, every day, daily, by date, per date",
        "날짜 별/X, 일/N 별/X, 일/NR 별/X, 일/NNB 별/X, 요일 별/X, 요일/N 별/N, 요일 별로/M, "
        "날짜 별로/M, 하루 에/J, 하루 마다/J, 매일, 날마다, "
        "날짜 마다/J, 일자 별/X, 날/N 별/X, 일별, 날짜별, 요일별",
    ),
    entry(
        GroupMeaning(GroupBy.HOUR),
        "per hour, by hour, hourly, hour by hour, each hour, every hour",
        "시간대 별/X, 시간 별/X, 시간대 별로/M, 시간 별로/M, "
        "시간대 마다/J, 시간 마다/J, 시간대별, 시간별, 매시간, 한 시간 마다/J",
    ),
    entry(
        GroupMeaning(GroupBy.DAY, is_asked=True),
        "which day, what day, what date, which date, what day of week, which day of week",
        "며칠, 무슨 요일, 어느 날, 무슨 날, 어느 요일",
    ),
    entry(
        GroupMeaning(GroupBy.HOUR, is_asked=True),
        "which hour, what hour, what time, what time of day, which time of day, at what time, at what hour, "
        "at what time of day, "
        "when",
        "몇 시, 어느 시간대, 무슨 시간대, 어느 시간, 무슨 시간, 몇 시간대, 언제",
    ),
)
"""`when did most people come?` asks for an hour where something is named that they did."""
ALIKE = ("like that", "such a person", "그런 사람", "그런 분", "그런 손님", "그런 옷 입은 사람")
"""How words end for anybody who fits what was said before, not only those who were told of."""
