"""Topics that nothing here looks for in recordings."""

from domain.query.meanings import TopicMeaning
from domain.query.reading import Reading


def read_topics(reading: Reading) -> None:
    """Topics that nothing looks for."""
    for at, meaning in list(reading.free(TopicMeaning)):
        reading.use(at)
        reading.unseen.append(str(meaning.topic))
