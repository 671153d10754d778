"""The sets of questions: large, balanced, apart, and with truth that their scenes really have."""

import csv
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import pytest

from analysis.questions.question_set import (
    CLIPS,
    HELD_OUT,
    TUNING,
    AskedQuestion,
    Kind,
    conversations,
    load_questions,
    parse_questions,
    questions_digest,
    questions_in,
)
from analysis.questions.recordings import clip_truths
from analysis.questions.truth import SHOP, RecordingTruth, resolve, scene_truth
from domain.query.query import Intent
from gpu_ops.synthetic.question_scenes import question_scenes

DIGESTS = {TUNING: "8d16844a8556", HELD_OUT: "68c3b119e7fe", CLIPS: "eaf06de625c5"}
"""Of the sets as they were fixed. Whoever changes a question or its truth says why in decision 0043."""
SETS = {name: load_questions(name) for name in DIGESTS}
TRUTHS: Mapping[str, RecordingTruth] = {
    **{scene.name: scene_truth(scene) for scene in question_scenes()},
    **{truth.name: truth for _, truth in clip_truths()},
}
STAGED = (*SETS[TUNING], *SETS[HELD_OUT])


@pytest.mark.parametrize("name", DIGESTS)
def test_the_sets_are_as_they_were_fixed(name: str) -> None:
    assert questions_digest(SETS[name]) == DIGESTS[name]


def test_there_are_enough_questions_of_both_languages_and_every_intent() -> None:
    languages = Counter(each.language for each in STAGED)
    assert len(STAGED) >= 400
    assert max(languages.values()) - min(languages.values()) <= 0.02 * len(STAGED)
    assert {each.intent for each in STAGED} == set(Intent)
    assert {expected.kind for each in STAGED for expected in each.expects} == set(Kind)


def test_a_quarter_is_to_be_answered_with_no_or_not_at_all() -> None:
    assert sum(each.is_negative for each in STAGED) >= 0.25 * len(STAGED)
    assert sum(each.is_refused for each in STAGED) >= 0.1 * len(STAGED)


def test_nothing_is_in_both_sets() -> None:
    ids = [each.question_id for name in SETS for each in SETS[name]]
    assert len(ids) == len(set(ids))
    asked = [
        {(each.scene, each.text) for each in SETS[name] if not each.follows} for name in (TUNING, HELD_OUT)
    ]
    assert not asked[0] & asked[1]
    assert len(SETS[HELD_OUT]) >= 0.25 * len(STAGED)


def test_every_reference_means_something_that_the_truth_has() -> None:
    for name in SETS:
        for question in SETS[name]:
            for reference in (*question.cites, *values(question)):
                assert resolve(reference, question.scene, TRUTHS).range.length_s >= 0
            assert question.scene == SHOP or question.scene in TRUTHS


def values(question: AskedQuestion) -> list[str]:
    """The references among the values that are right to answer."""
    people = [name for each in question.expects if each.kind is Kind.WHO for name in each.names]
    times = [each.value for each in question.expects if each.kind is Kind.TIME]
    return [*people, *(each for each in times if not each.replace(".", "").isdigit())]


def test_words_of_constraints_stand_in_their_questions() -> None:
    missing = [
        (each.question_id, word)
        for each in STAGED
        if not each.follows
        for word in each.words
        if each.is_refused and word.lower() not in each.text.lower()
    ]
    assert missing == []


def test_counts_are_what_the_scripts_say() -> None:
    """Of questions that count everybody: their number is that of the people in the scene."""
    whole = [each for each in STAGED if each.intent is Intent.COUNT and not each.words and not each.follows]
    counted = [each for each in whole if each.scene in TRUTHS and each.without == ""]
    assert len(counted) >= 10
    for each in counted:
        assert each.expects[0].number == len(TRUTHS[each.scene].stays), each.text


def test_follow_ups_are_asked_after_what_they_follow() -> None:
    groups = conversations(SETS[HELD_OUT])
    assert sum(map(len, groups)) == len(SETS[HELD_OUT])
    for group in groups:
        assert not group[0].follows
        for before, after in pairwise(group):
            assert (after.follows, after.language) == (before.question_id, before.language)
    assert max(map(len, groups)) >= 4


def test_a_line_that_cannot_be_read_is_named() -> None:
    head = "id\tscene\tlanguage\tintent\texpects\tcites\twithout\twords\tfollows\ttext"
    row = "a-1\tfall\ten\texists\tperhaps\t\t\t\t\tAnyone?"
    with pytest.raises(ValueError, match="question 'a-1': 'perhaps' is not a valid Kind"):
        list(parse_questions(csv.DictReader([head, row], delimiter="\t")))


def test_a_reference_to_nobody_and_to_nothing_is_refused() -> None:
    for reference, text in (("ghost", "names nobody"), ("faller@running", "no 'running' of 'faller'")):
        with pytest.raises(ValueError, match=text):
            resolve(reference, "fall", TRUTHS)


def test_questions_are_chosen_by_scene_and_their_digest_changes_with_them() -> None:
    some = questions_in(STAGED, "fall")
    assert {each.scene for each in some} == {"fall"}
    assert questions_digest(some) != questions_digest(some[1:])
    with pytest.raises(ValueError, match="no question is about a scene with 'castle' in its name"):
        questions_in(STAGED, "castle")
