"""Topics that nothing here looks for in recordings."""

from domain.understanding.words.meanings import TopicMeaning
from domain.understanding.words.reading import Reading


def read_topics(reading: Reading) -> None:
    """Topics that nothing looks for."""
    for at, meaning in list(reading.free(TopicMeaning)):
        reading.use(at)
        reading.unseen.append(str(meaning.topic))
