"""The kinds of events, by what they are about: people, places, things, the camera, and what models see."""
