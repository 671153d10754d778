"""With objects in a bucket, what steps print goes there too, by Dagster's own log manager."""

from pathlib import Path

import dagster as dg
import yaml

from pipelines.instance.home import write_dagster_config
from resources.settings import Settings
from tests.support.aws import REGION, Aws


@dg.op
def say() -> None:
    print("what the step prints")  # noqa: T201 - it is what is looked for


@dg.job
def talk() -> None:
    say()


def written_config(settings: Settings) -> dict[str, object]:
    settings.dagster_home.mkdir(parents=True)
    write_dagster_config(settings, lambda _: None)
    config: dict[str, object] = yaml.safe_load((settings.dagster_home / "dagster.yaml").read_text())
    return config


def test_what_a_step_prints_lies_in_the_bucket(aws: Aws, tmp_path: Path) -> None:
    settings = Settings(
        state_dir=tmp_path,
        objects=f"s3://{aws.bucket}/gate",
        aws_endpoint=aws.address,
        aws_region=REGION,
        _env_file=None,
    )
    logs = written_config(settings)["compute_logs"]
    home = tmp_path / "home"
    home.mkdir()
    (home / "dagster.yaml").write_text(yaml.safe_dump({"compute_logs": logs}))
    with dg.DagsterInstance.from_config(str(home)) as instance:
        run = talk.execute_in_process(instance=instance)
    listed = aws.client("s3").list_objects_v2(Bucket=aws.bucket, Prefix="gate/compute_logs/")["Contents"]
    (key,) = (each["Key"] for each in listed if run.run_id in each["Key"] and each["Key"].endswith(".out"))
    said = aws.client("s3").get_object(Bucket=aws.bucket, Key=key)["Body"].read()
    assert b"what the step prints" in said


def test_in_a_folder_they_stay_where_dagster_keeps_them(tmp_path: Path) -> None:
    assert "compute_logs" not in written_config(Settings(state_dir=tmp_path, _env_file=None))
