"""Fixed cameras: what their owners have drawn into the picture, and when they are watched."""
