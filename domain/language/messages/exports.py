"""Exported clips and their evidence sheets."""

from domain.language.message import message, template

TOO_MANY_WAITING = message(
    "Many clips are being made at the moment; try again in half a minute",
    "지금 내보내는 클립이 많습니다. 30초쯤 뒤에 다시 시도해 주세요",
)
BOX_AT_MOMENT = message(
    "The box of an event is known at its best moment only: leave out `at`, or ask with box=false",
    "사건의 위치 상자는 대표 시점에만 있습니다. at을 빼거나 box=false로 요청하세요",
)
SHEET = message("Evidence sheet", "증거 확인서")
EXPORTED_CLIP = message("Exported clip", "내보낸 클립")
RECORDING = message("Recording", "녹화 영상")
ANALYSIS = message("Analysis", "분석")
EVENTS = message("Events in this stretch", "이 구간의 사건")
NO_EVENTS = message(
    "The analysis has found no event in this stretch.", "분석에서 이 구간의 사건은 발견되지 않았습니다."
)
NOT_LOOKED_AT = message("Not looked at", "분석하지 못한 구간")
FILE = message("File", "파일")
BYTES = message("Bytes", "크기(바이트)")
ASKED_FOR = message("Asked for", "요청한 구간")
SHOWS = message("Shows", "실제 담긴 구간")
WALL_CLOCK = message("Wall clock", "촬영 시각")
UNKNOWN_CLOCK = message("not known: the recording has no time", "알 수 없음(녹화 시각이 등록되지 않음)")
HOW_CUT = message("How it was cut", "자른 방식")
COPIED = message(
    "Copied as recorded, without encoding again. It begins at the key frame before the time asked for.",
    "다시 인코딩하지 않고 원본 그대로 복사했습니다. 요청한 시각 바로 앞의 키 프레임에서 시작합니다.",
)
ENCODED = message(
    "Encoded again as H.264, so that it begins at the time asked for. The recording itself is unchanged.",
    "요청한 시각에서 시작하도록 H.264로 다시 인코딩했습니다. 원본 녹화 영상은 바뀌지 않았습니다.",
)
SOUND = message("Sound", "소리")
SOUND_LEFT_OUT = message(
    "The recording has sound; it was left out.", "원본에 소리가 있으나 내보낼 때 제외했습니다."
)
NO_SOUND = message("The recording has none.", "원본에 소리가 없습니다.")
LENGTH = message("Length", "길이")
PICTURE = message("Picture", "화면")
CAMERA = message("Camera", "카메라")
UNKNOWN_CAMERA = message("not named", "지정되지 않음")
VERIFIED = message(
    "The stored file was read again for this export and has the digest of what was received.",
    "내보낼 때 저장된 파일을 다시 읽어 접수 당시의 SHA-256과 같음을 확인했습니다.",
)
TIME = message("Time", "시간")
WHAT = message("What", "내용")
FOUND_BY = message("Found by", "찾은 방법")
CONFIDENCE = message("Confidence", "신뢰도")
RUN = message("Run", "분석 실행")
STAGES = message("Stages", "분석 단계")
MODELS = message("Models", "모델")
DEVICE = message("Device", "장치")
EXPORTED_BY = message("Exported by", "내보낸 사람")
EXPORTED_AT = message("Exported at", "내보낸 시각")
SYSTEM = message("System", "시스템")
MACHINE_FOUND = message(
    "Events were found by software and may be wrong. Look at the clip itself.",
    "사건은 소프트웨어가 찾은 것이어서 틀릴 수 있습니다. 반드시 영상을 직접 확인하세요.",
)
HOW_TO_CHECK = message(
    "To check a file, compute its SHA-256 (sha256sum FILE, on Windows: certutil -hashfile FILE SHA256) "
    "and compare it with this sheet.",
    "파일을 확인하려면 SHA-256을 계산해(sha256sum 파일, Windows에서는 certutil -hashfile 파일 SHA256) "
    "이 확인서의 값과 비교하세요.",
)


@template(
    "An export holds {most_s:g} s at most, and {wanted_s:g} s were asked for; choose a shorter stretch",
    "한 번에 {most_s:g}초까지 내보낼 수 있습니다. 요청한 길이는 {wanted_s:g}초입니다. 더 짧게 골라 주세요",
)
def too_long(most_s: float, wanted_s: float) -> None: ...


@template(
    "start {start_s:g} must come before end {end_s:g}; both are seconds of the recording",
    "시작({start_s:g}초)은 끝({end_s:g}초)보다 앞이어야 합니다. 둘 다 녹화 영상 안의 초입니다",
)
def not_forward(start_s: float, end_s: float) -> None: ...


@template(
    "start is {start_s:g} s, and the recording ends at {duration_s:g} s",
    "시작이 {start_s:g}초인데 녹화 영상은 {duration_s:g}초에 끝납니다",
)
def beyond_the_end(start_s: float, duration_s: float) -> None: ...


@template(
    "at is {at_s:g} s, and the event lasts from {start_s:g} to {end_s:g} s",
    "at이 {at_s:g}초인데 이 사건은 {start_s:g}초부터 {end_s:g}초까지입니다",
)
def moment_outside(at_s: float, start_s: float, end_s: float) -> None: ...


@template(
    "{start} to {end} (seconds {start_s:.3f} to {end_s:.3f})", "{start}~{end} ({start_s:.3f}초~{end_s:.3f}초)"
)
def stretch(start: str, end: str, start_s: float, end_s: float) -> None: ...


@template("{percent} %", "{percent} %")
def percent(percent: int) -> None: ...


@template("analysis version {version}", "분석 버전 {version}")
def analysis_version(version: str) -> None: ...
