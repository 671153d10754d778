"""Why something could not be done, in words for the person who uploaded the recording.

Codes are stored; texts are made from them when somebody reads. `detail` may be appended by callers.
"""

from domain.wording import Language

REASONS: dict[str, dict[Language, str]] = {
    "empty": {
        Language.ENGLISH: "The file is empty. Export the recording again and upload it once more.",
        Language.KOREAN: "파일이 비어 있습니다. 녹화 영상을 다시 내보낸 뒤 올려 주세요.",
    },
    "not_a_video": {
        Language.ENGLISH: "This is not a video file that can be opened, whatever its name says. "
        "If the recording was cut off while it was copied, its index at the end is missing: copy it again.",
        Language.KOREAN: "열 수 있는 동영상 파일이 아닙니다. 복사 중에 끊긴 파일이라면 끝부분의 색인이 "
        "없는 것이니 다시 복사해 주세요.",
    },
    "no_picture": {
        Language.ENGLISH: "The file holds no picture, only sound or other data.",
        Language.KOREAN: "파일에 화면이 없습니다. 소리나 다른 데이터만 들어 있습니다.",
    },
    "no_model": {
        Language.ENGLISH: "The model that finds people cannot be loaded. `sentinel models check` says why.",
        Language.KOREAN: "사람을 찾는 모델을 불러올 수 없습니다. "
        "`sentinel models check` 명령으로 확인해 주세요.",
    },
    "bad_clock": {
        Language.ENGLISH: "The file says that its pictures are minutes apart, so no time in it can be "
        "trusted. Its header is damaged: export the recording again.",
        Language.KOREAN: "파일에 기록된 프레임 간격이 몇 분이나 되어 시간을 믿을 수 없습니다. "
        "헤더가 손상된 것이니 녹화 영상을 다시 내보내 주세요.",
    },
    "no_decoder": {
        Language.ENGLISH: "Recordings cannot be decoded where the settings want it. "
        "`sentinel models check` says why.",
        Language.KOREAN: "설정된 장치에서 동영상을 디코딩할 수 없습니다. "
        "`sentinel models check` 명령으로 확인해 주세요.",
    },
    "file_missing": {
        Language.ENGLISH: "The stored recording is gone from the object store. Upload it again.",
        Language.KOREAN: "저장된 녹화 영상을 찾을 수 없습니다. 다시 올려 주세요.",
    },
    "interrupted": {
        Language.ENGLISH: "The analysis was stopped before it was done. Start it again.",
        Language.KOREAN: "분석이 끝나기 전에 중단되었습니다. 다시 시작해 주세요.",
    },
    "canceled": {
        Language.ENGLISH: "The analysis was cancelled. Start it again when you want it.",
        Language.KOREAN: "분석이 취소되었습니다. 필요하면 다시 시작해 주세요.",
    },
    "internal": {
        Language.ENGLISH: "The analysis stopped because of an error inside the system. "
        "The run's log in Dagster says more.",
        Language.KOREAN: "시스템 내부 오류로 분석이 멈췄습니다. 자세한 내용은 Dagster 실행 기록에 있습니다.",
    },
    "damaged": {
        Language.ENGLISH: "damaged, no picture could be read",
        Language.KOREAN: "손상되어 화면을 읽을 수 없음",
    },
    "ends_early": {
        Language.ENGLISH: "missing, the file ends early",
        Language.KOREAN: "파일이 일찍 끝나 내용이 없음",
    },
    "no_frames": {
        Language.ENGLISH: "no frames, the camera sent none or they were not kept",
        Language.KOREAN: "프레임이 없음, 카메라가 보내지 않았거나 저장되지 않음",
    },
    "clock_leap": {
        Language.ENGLISH: "the clock of the file leaps here, so nobody can say how long is missing",
        Language.KOREAN: "파일의 시간 정보가 여기서 건너뛰어 얼마나 빠졌는지 알 수 없음",
    },
    "black": {Language.ENGLISH: "black picture", Language.KOREAN: "검은 화면"},
    "frozen": {
        Language.ENGLISH: "frozen picture, the camera sent the same frame again and again",
        Language.KOREAN: "멈춘 화면, 카메라가 같은 화면만 보냄",
    },
    "key_frames": {
        Language.ENGLISH: "looked at by key frames only: nothing changed from one to the next",
        Language.KOREAN: "핵심 프레임만 살펴봄: 변화 없음",
    },
}


def reason_text(code: str, language: Language) -> str:
    """The text for a stored code; raises `KeyError` for a code that nobody defined."""
    return REASONS[code][language]


class AnalysisError(Exception):
    """An analysis cannot go on, for a reason that its owner can understand.

    Raised with a code of `REASONS`; `detail` is for the log.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{reason_text(code, Language.ENGLISH)} {detail}".strip())
        self.code = code
        self.detail = detail
