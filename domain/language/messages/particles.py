"""Korean particles that follow the sound before them: after a consonant, and after a vowel."""

TOPIC = ("은", "는")
SUBJECT = ("이", "가")
OBJECT = ("을", "를")
WITH = ("과", "와")
THAN = ("보다", "보다")
CALLED = ("이라는", "라는")
