"""Words for what was looked at, and for whether the camera was in order."""

import re

from domain.understanding.lexicon.entries import entry
from domain.understanding.words.word_kinds import Ask

ENTRIES = (
    entry(
        Ask.COVERAGE,
        "what percentage, what share, how many percent, what percent, coverage, camera health, camera "
        "status, camera condition, camera quality, picture quality, "
        "video quality, image quality, state of camera, condition of camera",
        "영상 품질, 화면 품질, 카메라 품질, 몇 퍼센트, 몇 프로, 카메라 상태, 녹화 상태, 분석 상태, 분석, "
        "영상 상태, 화면 상태, 화질, 촬영 상태",
    ),
    entry(
        Ask.COMPLETE,
        "without interruption, uninterrupted, run without interruption, analysed, fully analysed, "
        "recording complete, complete recording, watched completely, "
        "recording whole, footage complete, complete footage, analysis complete, analysis finished, "
        "analysis done, covered completely, without gaps, no gaps, nothing missing, check right up to end, "
        "check up to end, check until end, examine to end, examine to very end, check to end, check to "
        "very end, look at to end, look at to very end, watch to end, watch to very end, watch until end, "
        "look at until end, right up to end, up to very end, go over clip from start to finish, go over "
        "video from start to finish, go over recording from start to finish, go over footage from start to "
        "finish, from start to finish look at",
        "전부 다 잘 보이, 다 잘 보이, 전부 잘 보이, 빠짐없이, 빠짐없이 보, 빠짐없이 다 보, "
        "빠짐없이 끝까지 보, 빠짐없이 끝 까지/J 보, 빠지/V 없이 끝 "
        "까지/J 보, "
        "빠지/V 없이 보, 빠지/V 없이 다 보, 빠짐/N 없이 보, 다 보, 전부 분석, 분석 되, 끝까지 보, 분석 "
        "끝나, 분석 다 끝나, 분석 완료, 분석 다 되, "
        "처음 끝 다 확인, 처음 끝 확인, 다 녹화 되/X, 전부 녹화 되/X, 전부 다 녹화 되/X, 내내 전부 녹화 "
        "되/X, 모두 녹화 되/X, 다 분석 되/X, 전부 분석 되/X, 전부 다 분석 되/X, 영상 전부 보이, 영상 다 "
        "보이, 화면 다 보이, 화면 전부 보이, 영상 전체 다 확인, 영상 "
        "전체 확인, 전체 다 확인, 전부 다 확인, 영상 전체 다 보, 영상 전체 다 분석, "
        "영상 전체 분석, 전체 다 분석, 전체 다 보, 전부 다 보, 전부/M 녹화 되, 내내 전부 녹화 되, "
        "영상 전부 확인, 영상 다 확인, 영상 모두 확인, 영상 전부 보, 영상 모두 보, 처음 끝 보, "
        "처음 끝 다 보, 처음 끝 분석, 처음 끝 다 분석, "
        "빠지/V 데/NNB 없이, 빠지/V 것/NNB 없이, 빠지/V 부분 없이, 빠짐없이 보, 빠짐없이 분석, 빠짐없이 "
        "확인, 빠짐없이, 녹화 다 되, 다 녹화 되, "
        "전부 녹화 되, 다 찍히, 전부 찍히, 빠뜨리/V 않/V 보, 빠뜨리/V 않/V, 빠트리/V 않/V 보, 놓치/V 않/V "
        "보, 놓치/V 않/V, 빼먹/V 않/V 보, 빼먹/V 않/V, 건너뛰/V 않/V, 제대로 관찰 되, 전부 제대로 관찰 되, "
        "전부/M 관찰 되, 다 관찰 되, 분석 들어가, 분석 포함, 분석 포함 되, 분석 대상 포함, 분석 대상 포함 "
        "되, 분석 범위 포함, 분석 범위 포함 되, 분석 에/J 들어가, 분석 에/J 포함 되, 관찰 되, 판독 되, "
        "검토 되, 모니터링 되, 빠짐없이 분석 되, 빠짐없이 검토, 빠짐없이 판독, 빠짐없이 관찰, 전부 검토, "
        "다 검토, 끝까지 검토, 끝까지 분석, 끝까지 확인, 끝 까지/J 확인, 끝 까지/J 분석, 끝 까지/J 검토, "
        "다 돌려보, 전부 돌려보, 끝까지 돌려보, 돌려보, 빠짐없이 다 돌려보, 빠짐없이 돌려보, 통째 분석 "
        "끝나, 통째/N 분석 끝나, 문제없이 찍히, 전/M 구간 분석, 전 구간 확인, 전 구간 찍히, 놓치/V 거/NNB "
        "아니/V, 놓치 거 아니, 놓치 것 없, 제대로 관찰, 전부 제대로 관찰, 전부 관찰, 다 관찰, 제대로 분석, "
        "전부 제대로 분석, 제대로 확인, 전부 제대로 확인, 다 돌리/VV 보, 돌리/VV 보, 빠짐없이 다 돌리/VV "
        "보, 끝까지 돌리/VV 보, 통째 로/J 분석 끝나",
    ),
    entry(
        Ask.GAPS,
        "gap, gaps, missing or damaged, part missing, damaged, part damaged, gap in recording, missing "
        "footage, footage missing, missing part, part of video that is missing, "
        "part of recording that is missing, missing time, "
        "missing stretch, not analysed, blind spots, blind time, unreadable, missing seconds, "
        "missing minutes, not covered, not looked at, not watched, not visible, missed part, cut off, "
        "interruption, interrupted, see nothing, nothing could be see, picture can not be see, picture "
        "could not be see, picture not be see, can not be rely on, not be rely on, unreliable, not usable, "
        "could not see anything, can not see anything, you can not see, you could not see, where you could "
        "see nothing, nothing to see",
        "분석 안/M 되/V 부분 남/V, 분석 안/M 되 부분 남, 분석 안/M 되/V 부분, 분석 안/M 되 부분, 빠지/V "
        "구간, "
        "빠지/V 부분, 빠지/V 데, 누락, 분석 안/M 되, 분석 못 하, 영상 끊기, 끊기, 못 보 구간, "
        "못/M 보 부분, 못 보 시간, 안/M 보이 구간, 안/M 보이 부분, 안/M 보이 시간, 못 찍 구간, 안/M 찍히 "
        "시간, 안 "
        "찍히 시간대, 안/M 찍히 때, 녹화 안/M 되/V, 녹화 안/M 되/V 시간, 녹화 안/M 되/V 구간, 녹화 "
        "안/M 되/V "
        "부분, 안/M 보이 시간대, 안/M 보이 때, 놓치 장면, 빠뜨리/V 구간, 빠뜨리/V 부분, 빠트리/V 구간, "
        "안/M 찍히 "
        "구간, "
        "안/M 찍히 부분, 안/M 보 구간, 안/M 보 부분, 놓치 구간, 놓치 부분, 공백, 사각, 확인 안/M 되, 확인 "
        "못 하, "
        "확인 안/M 되 구간, 분석 안/M 되 구간, 분석 안/M 되 부분, 비/V 구간, 영상 비/V 데/N, 녹화 비/V "
        "데/N, 기록 비/V 데/N, 영상 비/V 곳, 녹화 비/V 곳, 비/V 시간대, 분석 못 하 구간",
    ),
    entry(
        Ask.IN_ORDER,
        "work properly, camera work properly, run properly, camera up and run, camera be up and run, "
        "picture usable, "
        "usable, image usable, back to normal, camera back to normal, picture back to normal, camera work, "
        "camera ok, camera "
        "okay, camera healthy, camera in order, camera working, "
        "camera fine, camera all right, camera alright, camera working properly, camera function, "
        "camera good, camera run, camera on, camera up, camera record, camera functioning, picture ok, "
        "picture fine, picture clear, picture good, image ok, video ok, video fine, video work, "
        "camera online",
        "제대로 찍/V, 카메라 제대로 찍/V, 제대로 녹화 되, 제대로 나오, 화면 제대로 나오, 영상 제대로 나오, "
        "제대로 찍히, 제대로 보이, 제대로 작동, 제대로 "
        "녹화, "
        "제대로 촬영, 제대로 돌아가, 카메라 제대로 작동, 카메라 제대로 되, 화면 제대로 보이, "
        "녹화 상태 괜찮, 카메라 상태 괜찮, 영상 상태 괜찮, 화면 상태 괜찮, 상태 괜찮, 영상 다 잘 나오, "
        "화면 다 잘 나오, 영상 잘 나오, 영상 잘 보이, 카메라 계속 켜지, 화질 괜찮, 품질 괜찮, 영상 품질 "
        "괜찮, 화질 좋/V, 카메라 정상, 카메라 "
        "괜찮, 카메라 작동, 카메라 잘 되, 카메라 이상/N 없, 카메라 제대로 작동, "
        "카메라 정상 작동, 카메라 문제 없, 카메라 멀쩡, 카메라 켜지, 카메라 잘 작동, 카메라 잘 찍히, "
        "카메라 잘 나오, 화면 정상, 화면 괜찮, 화면 잘 나오, 화면 잘 보이, 카메라 제대로 되, "
        "카메라 제대로 찍히, 화면 멀쩡, 화면 문제 없, 화면 이상/N 없, 영상 정상, 영상 괜찮, 영상 문제 없, "
        "문제없이 잘 찍히, 문제없이 찍히, 문제 없이 찍히, 문제 없이 잘 찍히, 잘 찍히",
    ),
    entry(
        Ask.WORKING,
        "work, working, work properly, function, functioning, operate, operational, in operation",
        "작동, 정상, 정상 작동, 제대로 작동, 멀쩡",
    ),
    entry(
        Ask.FAULTY,
        "blind, blind camera, camera blind, technical trouble, technical problem, technical issue, "
        "technical fault, camera broken, camera "
        "fail, camera failure, camera fault, camera problem, camera trouble, "
        "camera off, camera down, camera defect, camera malfunction, camera error, problem with camera, "
        "wrong with camera, trouble with camera, fault of camera, camera issue, issue with camera, "
        "video loss, signal loss, loss of video, loss of signal, camera pack up, camera conk out, "
        "camera cut out, "
        "camera play up, camera die, camera break, camera stop, camera go out, camera offline, "
        "picture lost, problem with picture, "
        "problem with recording, problem with video, wrong with picture, wrong with recording, "
        "wrong with video",
        "카메라 고장 나/V, 고장 나/V, 카메라 문제, 카메라 이상/N, 카메라 고장, 카메라 이상/N 있, 카메라 "
        "문제 있, 카메라 안/M 보이, "
        "카메라 안/M 나오, 화면 안/M 보이, 카메라 꺼지, 화면 꺼지, 화면 안/M 나오, 카메라 안/M 되, 카메라 "
        "오류, "
        "화면 문제, 화면 이상/N, 화면 문제 있, 화면 이상/N 있, 영상 문제, 영상 이상/N, 영상 문제 있, "
        "카메라 멈추, 화면 먹통, 먹통, 카메라 먹통, 신호 없, 신호 끊기",
    ),
    entry(
        Ask.LOOKED,
        "look at, watch, examine, go through, review, process, check, scan, inspect, look through, see, "
        "cover, view, analyse, analyze, search, record, go over, go over clip, go over video, go over "
        "recording, go over footage",
        "",
    ),
)
GOES_BLACK = re.compile(r"went|goes|going|turn|까매[지진질졌]|꺼[지진질졌]|검어[지진질졌]|어두워[지진질졌]")
"""Forms of words that say that a picture went black, not that it was; with `began` they say it anyway."""
