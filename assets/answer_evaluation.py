"""How questions are answered, measured on staged scenes whose truth their scripts give."""

import dagster as dg
from pydantic import Field

from analysis.questions.evaluation import AnswerReader
from analysis.questions.question_set import HELD_OUT, load_questions, questions_digest, questions_in
from analysis.questions.scores import summarise_verdicts, wrong_lines
from assets.answer_checks import as_promised, not_worse, with_reference
from assets.checks import ANSWERS_AS_PROMISED, ANSWERS_NOT_WORSE, quality_spec
from assets.partitions import OWNERS, QUALITY
from resources.gpu_slots import GPU_POOL

NAME = "answer_evaluation"


class AnswerEvaluationConfig(dg.Config):
    """Which questions are asked."""

    scenes: str = Field(
        default="", description="Only questions about scenes with this in their name; all where empty."
    )


@dg.asset(
    name=NAME,
    group_name=QUALITY,
    owners=OWNERS,
    pool=GPU_POOL,
    code_version="1",
    kinds={"postgres"},
    check_specs=[quality_spec(ANSWERS_AS_PROMISED, NAME), quality_spec(ANSWERS_NOT_WORSE, NAME)],
)
def answer_evaluation(
    context: dg.AssetExecutionContext,
    config: AnswerEvaluationConfig,
    answer_reader: dg.ResourceParam[AnswerReader],
) -> dg.MaterializeResult:
    """How held-out questions are answered, in both languages, over the API with a database of its own.

    What the scripts of staged scenes say stands for what an analysis would find in them.
    """
    before = context.instance.get_latest_materialization_event(context.asset_key)
    questions = questions_in(load_questions(HELD_OUT), config.scenes)
    verdicts = list(answer_reader.verdicts(answer_reader.staged(is_filmed=False), questions))
    summary = {**summarise_verdicts(verdicts), "questions": questions_digest(questions)}
    return dg.MaterializeResult(
        check_results=[as_promised(summary), not_worse(summary, before)],
        metadata={
            "asked": len(verdicts),
            "wrong": dg.MetadataValue.json(list(wrong_lines(verdicts, in_full=False))),
            "summary": dg.MetadataValue.json(with_reference(summary, before)),
        },
    )
