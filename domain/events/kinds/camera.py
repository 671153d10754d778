"""What happens to the camera itself, so that its picture shows little or nothing."""

from domain.events.kinds.kind import EventKind, Severity, Subject, verb
from domain.language.message import plural

BLOCKED = EventKind(
    verb=verb("is covered", "가려졌습니다"),
    noun=plural("covered camera", "times that the camera was covered", "카메라 가림"),
    did=plural("covered the camera", "covered the camera", "카메라를 가렸습니다"),
    severity=Severity.WARNING,
    subject=Subject.CAMERA,
)
MOVED = EventKind(
    verb=verb("is turned or pushed", "돌아갔거나 밀렸습니다"),
    noun=plural("moved camera", "times that the camera was moved", "카메라 방향 바뀜"),
    did=plural("moved the camera", "moved the camera", "카메라를 움직였습니다"),
    severity=Severity.WARNING,
    subject=Subject.CAMERA,
)
BLACK = EventKind(
    verb=verb("shows a black picture", "검은 화면만 보여 줍니다"),
    noun=plural("black picture", "black pictures", "검은 화면"),
    did=plural("saw a black picture", "saw black pictures", "검은 화면이 보였습니다"),
    severity=Severity.WARNING,
    subject=Subject.CAMERA,
)
FROZEN = EventKind(
    verb=verb("shows a frozen picture", "멈춘 화면을 보여 줍니다"),
    noun=plural("frozen picture", "frozen pictures", "멈춘 화면"),
    did=plural("saw a frozen picture", "saw frozen pictures", "화면이 멈추었습니다"),
    severity=Severity.WARNING,
    subject=Subject.CAMERA,
)
BLINDED = EventKind(
    verb=verb("is blinded by light", "강한 빛 때문에 제대로 보지 못합니다"),
    noun=plural("blinded camera", "times that the camera was blinded", "카메라 눈부심"),
    did=plural("blinded the camera", "blinded the camera", "카메라에 강한 빛을 비추었습니다"),
    severity=Severity.WARNING,
    subject=Subject.CAMERA,
)
