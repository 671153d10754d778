"""What was learned about fixed cameras from their recordings."""

from dataclasses import dataclass

import sqlalchemy as sa

from resources.db.tables import camera, video


@dataclass(frozen=True, slots=True)
class CameraStore:
    connection: sa.Connection

    def person_height(self, name: str | None) -> float | None:
        """How high people usually are in a camera's picture (0..1 of the frame), where that is known."""
        height = self.connection.scalar(sa.select(camera.c.person_height).where(camera.c.name == name))
        return None if height is None else float(height)

    def names(self) -> tuple[str, ...]:
        """All cameras, by name."""
        return tuple(self.connection.scalars(sa.select(camera.c.name).order_by(camera.c.name)))

    def remember_person_height(self, video_id: int, height: float | None) -> None:
        """Keep an estimate from a video for its camera; without a camera or an estimate nothing changes."""
        if height is None:
            return
        its_camera = sa.select(video.c.camera).where(video.c.video_id == video_id).scalar_subquery()
        self.connection.execute(
            sa.update(camera)
            .where(camera.c.name == its_camera)
            .values(person_height=min(1.0, round(height, 4)))
        )
