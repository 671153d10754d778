"""The colours of a person's clothes on one picture: that of a frame, or one that somebody sends."""

import numpy as np

from domain.people.clothes import Clothes, ClothSample, agreed_colour
from domain.records import Box
from gpu_ops.colour.clothes import Patch, PersonCrop, cut_patch, measure_clothes
from gpu_ops.colour.illuminant import estimate_light
from gpu_ops.video.frame import Image

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
"""All of a picture."""


def clothes_in_picture(image: Image, box: Box) -> Clothes:
    """The colours that are certain on a picture (H, W, 3) blue-green-red of somebody inside a box (0..1).

    Less certain than those of a followed person, of whom several pictures are taken (decision 0012).
    """
    person = cut_patch(image, box)
    if person is None:
        return Clothes()
    light = estimate_light([image], [np.array([box])])
    height_px = (box[3] - box[1]) * image.shape[0]
    upper, lower = (
        agreed_colour(samples_of(patch, height_px))
        for patch in measure_clothes(PersonCrop(person, None), light)
    )
    return Clothes(upper, lower)


def samples_of(patch: Patch | None, height_px: float) -> list[ClothSample]:
    return [] if patch is None else [ClothSample(patch.lab, patch.share, height_px)]
