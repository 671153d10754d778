"""Words with which the difference of two lengths is asked for."""

import re

BY_HOW_MUCH = re.compile(
    r"\bhow (?:much|many (?:more )?(?:seconds|secs|minutes)) (?:longer|shorter|more|less)"
    r"|\bby how (?:much|many)"
    r"|\bdifference\b.*\b(?:seconds|long|much)"
    r"|몇 ?[초분]\S* ?(?:더|차이|만큼)|차이\S* (?:\S+ )?(?:몇|얼마)|얼마나 (?:더|차이)|몇 ?[초분]\S* 차이",
    re.IGNORECASE,
)
"""With these words the difference of two lengths is asked for."""
DIFFERENCE = ("difference", "차이", "gap")
"""How words for it begin."""
