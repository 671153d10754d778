"""One upload is one partition; keys come from `domain.keys`."""

import dagster as dg

videos = dg.DynamicPartitionsDefinition(name="video")
EVIDENCE = "evidence"
QUALITY = "quality"
HIGHLIGHTS = "highlights"
OWNERS = ["team:video-analysis"]
