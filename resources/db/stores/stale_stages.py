"""The queries that find stale stages: sets of recordings, however many there are."""

import sqlalchemy as sa

CHOSEN = """
with chosen as (
    select video_id, stages, error_code, camera, places_digest
    from video left join camera on camera.name = video.camera
    cross join lateral (
        select coalesce(
            coalesce(recorded_local at time zone time_zone, recorded_at)
                + case when recorded_at_source = 'edit' then 0 else coalesce(clock_offset_s, 0) end
                * interval '1 second',
            uploaded_at
        ) as began
    ) as clock
    where status = :status
      and (cast(:camera as text) is null or camera = :camera)
      and (cast(:since as timestamptz) is null or began >= :since)
      and (cast(:until as timestamptz) is null or began < :until)
)
"""
"""The recordings that are asked about, by the clocks of their cameras; those without a recording time count
by their upload."""


def of_chosen(query: str) -> sa.TextClause:
    """A query that reads the recordings that are asked about from `chosen`."""
    return sa.text(CHOSEN + query)


OLDER_CODE = of_chosen("""
select video_id, stage, analysis_version from stage_result join chosen using (video_id)
where stage = any(:stages)
  and (stage, analysis_version) not in (select * from unnest(cast(:of as text[]), cast(:valid as text[])))
""")
"""Results of a version that is not among those that find the same as the present one."""
NO_RESULT = of_chosen("""
select video_id, stage from chosen cross join unnest(cast(:stages as text[])) as wanted(stage)
where not exists (
    select 1 from stage_result
    where stage_result.video_id = chosen.video_id and stage_result.stage = wanted.stage
)
""")
OTHER_MODEL = of_chosen("""
select chosen.video_id, analysis_run.models ->> :role as made_by
from stage_result join chosen using (video_id) left join analysis_run using (run_id)
cross join lateral (
    select string_agg(split_part(title, ' ', -1), ' ') as digests
    from unnest(string_to_array(analysis_run.models ->> :role, ', ')) as title
) as noted
cross join (
    select string_agg(split_part(title, ' ', -1), ' ') as digests
    from unnest(string_to_array(cast(:titles as text), ', ')) as title
) as used
where stage = :stage and noted.digests is distinct from used.digests
""")
"""Digests are the last words of models' titles; without a model there is none."""
OTHER_PLACES = of_chosen("""
select video_id, stage from stage_result join chosen using (video_id)
where stage = :stage
  and stage_result.places_digest <> coalesce(cast(:digest as text), chosen.places_digest, '')
""")
"""Results with other zones and lines than a recording's camera has now, or than those of a digest."""
LACKING_VECTORS = of_chosen("""
, lacking as (
    select event_window.video_id, event_window.window_id,
           window_embedding.window_id is not null as is_other_text,
           window_embedding.window_id is null and wanted.space_id = :configured and exists (
               select 1 from window_embedding as other
               where other.window_id = event_window.window_id and other.space_id = any(:others)
           ) as is_other_model
    from event_window join chosen using (video_id)
    cross join unnest(cast(:spaces as int[])) as wanted(space_id)
    left join window_embedding
        on window_embedding.window_id = event_window.window_id
       and window_embedding.space_id = wanted.space_id
    where window_embedding.text_sha256
        is distinct from encode(sha256(convert_to(event_window.text_en, 'UTF8')), 'hex')
)
select video_id, count(distinct window_id) as windows,
       count(distinct window_id) filter (where is_other_model) as other_model,
       count(distinct window_id) filter (where is_other_text) as other_text,
       count(distinct window_id) filter (where not is_other_model and not is_other_text) as without
from lacking group by video_id
""")
"""Windows without a vector of their present text, by whether another model or another text has one."""
NOT_DONE = of_chosen("""
select video_id, stage, error_code from chosen cross join unnest(cast(:stages as text[])) as wanted(stage)
where not jsonb_exists(stages, stage) and coalesce(error_code, '') <> all(:hopeless)
""")
"""What a failed analysis has not come to."""
SECONDS_PER_S = sa.text("""
select stage, percentile_cont(0.5) within group (order by cast(seconds as float8) / duration_s) as median
from (select video_id, stage_seconds from analysis_run order by started_at desc limit :runs) as run
join video using (video_id)
cross join lateral jsonb_each_text(stage_seconds) as measured(stage, seconds)
where duration_s > 0 group by stage
""")
WORKLOADS = sa.text("""
select video_id, coalesce(duration_s, said_duration_s, 0) as duration_s, count(window_id) as windows
from video left join event_window using (video_id)
where video_id = any(:video_ids) group by video_id
""")
