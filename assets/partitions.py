"""One upload is one partition, whose keys come from `domain.keys`; days are those of SENTINEL_TIMEZONE."""

import dagster as dg

from resources.settings import settings

videos = dg.DynamicPartitionsDefinition(name="video")
FIRST_DAY = "2020-01-01"
"""Summaries of days begin here: older recordings are rare, and Dagster's page shows every day from here."""
days = dg.DailyPartitionsDefinition(start_date=FIRST_DAY, timezone=settings().timezone)
EVIDENCE = "evidence"
REPORTS = "reports"
QUALITY = "quality"
HIGHLIGHTS = "highlights"
OWNERS = ["team:video-analysis"]
