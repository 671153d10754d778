"""Summaries, before and after a language model has had its turn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
    """A video in a few sentences, in both languages."""

    text_en: str
    text_ko: str


@dataclass(frozen=True, slots=True)
class WrittenSummary:
    """A summary, `template` or the model that wrote it, and why no model did where one was asked."""

    summary: Summary
    source: str
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class SummaryDraft:
    """A summary from templates: what may be told in other words, and what stands below it as it is."""

    body: Summary
    closing: Summary
    """What was not looked at, and what counts rest on: no model may leave that out."""
    urgent_times: tuple[str, ...] = ()
    """When those things happened that somebody should look at, as the body writes it."""

    @property
    def whole(self) -> Summary:
        return self.with_body(self.body)

    def with_body(self, body: Summary) -> Summary:
        """Another text in place of the body."""
        return Summary(
            *(
                f"{told}\n{below}".strip()
                for told, below in (
                    (body.text_en, self.closing.text_en),
                    (body.text_ko, self.closing.text_ko),
                )
            )
        )
