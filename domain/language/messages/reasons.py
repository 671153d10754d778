"""Why something could not be done, for the person who uploaded the recording, by the code that is stored."""

from domain.language.message import Message, message

REASONS: dict[str, Message[[]]] = {
    "empty": message(
        "The file is empty. Export the recording again and upload it once more.",
        "파일이 비어 있습니다. 녹화 영상을 다시 내보낸 뒤 올려 주세요.",
    ),
    "not_a_video": message(
        "This is not a video file that can be opened, whatever its name says. "
        "If the recording was cut off while it was copied, its index at the end is missing: copy it again.",
        "열 수 있는 동영상 파일이 아닙니다. 복사 중에 끊긴 파일이라면 끝부분의 색인이 "
        "없는 것이니 다시 복사해 주세요.",
    ),
    "not_a_file": message(
        "Only ordinary files are taken from the inbox, no links, pipes or folders. "
        "Copy the recording itself into it.",
        "inbox 폴더에서는 일반 파일만 받습니다(링크, 파이프, 폴더 제외). "
        "녹화 파일 자체를 복사해 넣어 주세요.",
    ),
    "no_picture": message(
        "The file holds no picture, only sound or other data.",
        "파일에 화면이 없습니다. 소리나 다른 데이터만 들어 있습니다.",
    ),
    "no_model": message(
        "The model that finds people cannot be loaded. `sentinel models check` says why.",
        "사람을 찾는 모델을 불러올 수 없습니다. `sentinel models check` 명령으로 확인해 주세요.",
    ),
    "bad_clock": message(
        "The file says that its pictures are minutes apart, so no time in it can be "
        "trusted. Its header is damaged: export the recording again.",
        "파일에 기록된 프레임 간격이 몇 분이나 되어 시간을 믿을 수 없습니다. "
        "헤더가 손상된 것이니 녹화 영상을 다시 내보내 주세요.",
    ),
    "no_decoder": message(
        "Recordings cannot be decoded where the settings want it. `sentinel models check` says why.",
        "설정된 장치에서 동영상을 디코딩할 수 없습니다. `sentinel models check` 명령으로 확인해 주세요.",
    ),
    "no_device": message(
        "The device that models should compute on is not there. `sentinel doctor` says why.",
        "모델을 실행할 장치(GPU)를 사용할 수 없습니다. `sentinel doctor` 명령으로 확인해 주세요.",
    ),
    "device_full": message(
        "The memory of the device that models compute on was used up. Start the analysis again when less "
        "runs at once; `sentinel doctor` shows the device and its limits.",
        "모델을 실행하는 장치의 메모리가 부족했습니다. 동시에 실행되는 작업이 줄어든 뒤 다시 분석해 주세요. "
        "`sentinel doctor` 명령으로 장치와 메모리 한도를 확인할 수 있습니다.",
    ),
    "file_missing": message(
        "The stored recording is gone from the object store. Upload it again.",
        "저장된 녹화 영상을 찾을 수 없습니다. 다시 올려 주세요.",
    ),
    "setup": message(
        "The system is not set up correctly: something that it needs is missing or may not be used. "
        "Whoever runs it sees in `sentinel doctor` what to do; then try again.",
        "시스템 설정에 문제가 있어 필요한 것이 없거나 사용할 권한이 없습니다. "
        "운영자가 `sentinel doctor` 명령으로 원인을 확인한 뒤 다시 시도해 주세요.",
    ),
    "cloud_away": message(
        "The cloud storage did not answer, or refused a request. Nothing is lost: try again.",
        "클라우드 저장소가 응답하지 않거나 요청을 거절했습니다. 손실된 데이터는 없으니 다시 시도해 주세요.",
    ),
    "altered": message(
        "The stored recording is not the one that was received: its SHA-256 differs. "
        "Do not rely on it, find out who changed it, and upload the original again.",
        "저장된 녹화 영상이 접수된 원본과 다릅니다(SHA-256 불일치). "
        "증거로 쓰지 말고 변경 경위를 확인한 뒤 원본을 다시 올려 주세요.",
    ),
    "not_checked": message(
        "This recording has not been opened by the analysis yet, so it is not shown. "
        "Try again when its analysis has begun.",
        "아직 분석에서 확인하지 않은 파일이라 보여 줄 수 없습니다. 분석이 시작된 뒤 다시 시도해 주세요.",
    ),
    "no_frame": message(
        "The recording cannot be read at this moment: its data there are damaged or missing. "
        "Times and texts still hold; ask whoever exported it for another copy.",
        "녹화 영상의 이 부분은 데이터가 손상되었거나 없어서 읽을 수 없습니다. "
        "시각과 설명은 그대로 유효하니, 영상을 내보낸 곳에 사본을 다시 요청해 주세요.",
    ),
    "too_many_highlights": message(
        "There are more incidents than pictures are kept of; this one is made when it is asked for.",
        "이 녹화 영상에는 사건이 많아 일부만 미리 저장했습니다. 이 장면은 요청할 때 만들어집니다.",
    ),
    "disk_full": message(
        "The disk is full. Delete recordings that are not needed any more, or give the "
        "state folder more space; then try again.",
        "디스크가 가득 찼습니다. 필요 없는 녹화 영상을 지우거나 저장 공간을 늘린 뒤 다시 시도해 주세요.",
    ),
    "total_quota": message(
        "All recordings together take as much space as is allowed here. Delete some, or "
        "raise SENTINEL_TOTAL_QUOTA_BYTES.",
        "전체 녹화 영상이 허용된 저장 공간을 모두 썼습니다. 일부를 지우거나 "
        "SENTINEL_TOTAL_QUOTA_BYTES를 늘려 주세요.",
    ),
    "account_quota": message(
        "Your recordings take as much space as one account may use. Delete some, or ask "
        "for a higher SENTINEL_ACCOUNT_QUOTA_BYTES.",
        "이 계정에 허용된 저장 공간을 모두 썼습니다. 일부를 지우거나 관리자에게 "
        "SENTINEL_ACCOUNT_QUOTA_BYTES를 늘려 달라고 요청해 주세요.",
    ),
    "open_uploads": message(
        "You have begun more uploads than may be open at once. Confirm or give up some; "
        "those that are never confirmed are removed after a day.",
        "완료하지 않은 업로드가 너무 많습니다. 일부를 완료하거나 취소해 주세요. "
        "완료하지 않은 업로드는 하루 뒤에 삭제됩니다.",
    ),
    "too_large": message(
        "The file is larger than SENTINEL_MAX_UPLOAD_BYTES allows. Cut it, or raise the limit.",
        "파일이 SENTINEL_MAX_UPLOAD_BYTES에서 허용한 크기보다 큽니다. 파일을 나누거나 한도를 늘려 주세요.",
    ),
    "interrupted": message(
        "The analysis was stopped before it was done. Start it again.",
        "분석이 끝나기 전에 중단되었습니다. 다시 시작해 주세요.",
    ),
    "canceled": message(
        "The analysis was cancelled. Start it again when you want it.",
        "분석이 취소되었습니다. 필요하면 다시 시작해 주세요.",
    ),
    "internal": message(
        "The analysis stopped because of an error inside the system. The run's log in Dagster says more.",
        "시스템 내부 오류로 분석이 멈췄습니다. 자세한 내용은 Dagster 실행 기록에 있습니다.",
    ),
    "check_failed": message(
        "The analysis came to a result that contradicts itself, so it was not kept. "
        "What an earlier analysis had found is still there. The run in Dagster shows which check failed.",
        "분석 결과에 모순이 있어 저장하지 않았습니다. 이전 분석 결과가 있으면 그대로 남아 "
        "있습니다. 어떤 검사에서 실패했는지는 Dagster 실행 기록에 있습니다.",
    ),
    "no_text_model": message(
        "The model that makes recordings searchable cannot be loaded, or is not the one "
        "that search is built on. `sentinel doctor` says which.",
        "영상을 검색할 수 있게 하는 모델을 불러올 수 없거나, 검색에 쓰이는 모델과 다릅니다. "
        "`sentinel doctor` 명령으로 확인해 주세요.",
    ),
    "hosted_model_failed": message(
        "The hosted model that makes recordings searchable did not answer as it should. Start the analysis "
        "again later; `sentinel models check` says what is wrong.",
        "영상을 검색할 수 있게 하는 외부 모델이 제대로 응답하지 않았습니다. 나중에 다시 분석해 주세요. "
        "`sentinel models check` 명령으로 확인할 수 있습니다.",
    ),
    "budget_spent": message(
        "Hosted models have cost as much today as they may. Start the analysis again tomorrow, or raise "
        "SENTINEL_DAILY_BUDGET_USD.",
        "오늘 외부 모델에 쓸 수 있는 예산을 모두 썼습니다. 내일 다시 분석하거나 "
        "SENTINEL_DAILY_BUDGET_USD를 늘려 주세요.",
    ),
    "search_model_away": message(
        "Search by meaning does not work at the moment, so only words were looked for: "
        "its hosted model does not answer.",
        "지금은 의미로 찾을 수 없어 단어로만 찾았습니다. 외부 모델이 응답하지 않습니다.",
    ),
    "not_reranked": message(
        "The model that puts what was found in order did not answer in time, so the order is the usual one.",
        "찾은 결과의 순서를 정하는 모델이 제때 응답하지 않아 기본 순서로 보여 드립니다.",
    ),
    "search_model_loading": message(
        "The text model is still being loaded, so only words were looked for, not meaning. "
        "Ask again in a moment.",
        "텍스트 모델을 아직 불러오는 중이라 뜻이 아니라 단어로만 찾았습니다. 잠시 뒤에 다시 물어보세요.",
    ),
    "search_model_missing": message(
        "Search by meaning does not work at the moment, so only words were looked for: "
        "its model cannot be loaded. `sentinel doctor` says why.",
        "지금은 의미로 찾을 수 없어 단어로만 찾았습니다. 모델을 불러올 수 없습니다. "
        "`sentinel doctor` 명령으로 확인해 주세요.",
    ),
    "search_model_changed": message(
        "Search by meaning does not work at the moment, so only words were looked for: "
        "its model was replaced by another. `sentinel models switch` builds search on that one.",
        "지금은 의미로 찾을 수 없어 단어로만 찾았습니다. 모델이 다른 것으로 바뀌었습니다. "
        "`sentinel models switch` 명령으로 새 모델에 맞춰 주세요.",
    ),
    "damaged": message(
        "damaged, no picture could be read",
        "손상되어 화면을 읽을 수 없음",
    ),
    "ends_early": message(
        "missing, the file ends early",
        "파일이 일찍 끝나 내용이 없음",
    ),
    "no_frames": message(
        "no frames, the camera sent none or they were not kept",
        "프레임이 없음, 카메라가 보내지 않았거나 저장되지 않음",
    ),
    "clock_leap": message(
        "the clock of the file leaps here, so nobody can say how long is missing",
        "파일의 시간 정보가 여기서 건너뛰어 얼마나 빠졌는지 알 수 없음",
    ),
    "black": message("black picture", "검은 화면"),
    "frozen": message(
        "frozen picture, the camera sent the same frame again and again",
        "멈춘 화면, 카메라가 같은 화면만 보냄",
    ),
    "key_frames": message(
        "looked at by key frames only: nothing changed from one to the next",
        "핵심 프레임만 살펴봄: 변화 없음",
    ),
}
