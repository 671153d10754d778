"""Korean texts taken apart into morphemes by Kiwi: loaded once, in the background (decision 0040)."""

import logging
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.understanding.words.tokens import Morpheme
from resources.errors import SetupError

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

logger = logging.getLogger(__name__)
LOAD_LIMIT_S = 30.0
"""Seconds that a question waits for Kiwi, which takes two; a busy machine may need ten times as long."""
TYPING_ERRORS = "basic_with_continual_and_lengthening"
"""Kiwi's set of typing errors: letters that sound alike, syllables run together or drawn out."""


@dataclass(slots=True)
class KoreanMorphemes:
    """One for each process; a call waits until Kiwi is loaded. Kiwi takes calls of several threads."""

    loaded: "Future[Kiwi]" = field(default_factory=Future)
    lock: threading.Lock = field(default_factory=threading.Lock)
    has_begun: bool = False

    def begin(self) -> None:
        """Begin to load unless that was done; returns at once."""
        with self.lock:
            if self.has_begun:
                return
            self.has_begun = True
        threading.Thread(target=self.load, name="morphemes", daemon=True).start()

    def load(self) -> None:
        """Runs in a thread; what goes wrong is raised by the calls that wait."""
        try:
            self.loaded.set_result(load_kiwi())
        except Exception as error:
            logger.exception("Korean morphemes could not be loaded")
            self.loaded.set_exception(error)

    @property
    def state(self) -> str:
        """`not loaded`, `loading`, `ok` or `failed`."""
        if not self.has_begun:
            return "not loaded"
        if not self.loaded.done():
            return "loading"
        return "failed" if self.loaded.exception() else "ok"

    def __call__(self, text: str, *, corrects: bool = False) -> list[Morpheme]:
        """The morphemes of a text, typing errors put right where `corrects`.

        Raises:
            SetupError: Kiwi is not installed as it should be, or was not loaded in time.
        """
        self.begin()
        try:
            kiwi = self.loaded.result(LOAD_LIMIT_S)
        except (ImportError, OSError, TimeoutError) as error:
            raise SetupError(
                f"Korean texts cannot be taken apart: {error or 'Kiwi was not loaded in time'}. "
                "Install the packages kiwipiepy and kiwipiepy_model again."
            ) from error
        return [
            Morpheme(each.form, each.tag, each.start, each.start + each.len, each.typo_cost > 0)
            for each in kiwi.tokenize(text, typos=TYPING_ERRORS if corrects else None)
        ]


def load_kiwi() -> "Kiwi":
    """Kiwi without its dictionaries of names and foreign words, which questions do without."""
    from kiwipiepy import Kiwi

    kiwi = Kiwi(num_workers=1, load_default_dict=False, load_multi_dict=False)
    kiwi.tokenize("ready", typos=TYPING_ERRORS)
    return kiwi


MORPHEMES = KoreanMorphemes()
"""The one of this process."""
