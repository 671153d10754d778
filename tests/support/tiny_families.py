"""Tiny models of every family that is supported, with random weights and their own image processors."""

from pathlib import Path
from typing import Any

from tests.support.tiny_detector import TINY_DETR

CLASSES = dict(enumerate(("person", "car", "dog")))
EDGES = {"shortest_edge": 64, "longest_edge": 106}
"""DETR's 800 and 1333, smaller: pictures keep their shape."""


def detr_family(name: str, folder: Path) -> Path:
    """DETR, Conditional DETR or Deformable DETR (`Detr`, `ConditionalDetr`, `DeformableDetr`)."""
    import transformers

    backbone = transformers.ResNetConfig(
        embedding_size=8,
        hidden_sizes=[8, 16, 16, 16],
        depths=[1, 1, 1, 1],
        layer_type="basic",
        out_features=["stage2", "stage3", "stage4"] if name == "DeformableDetr" else ["stage4"],
    )
    config = getattr(transformers, f"{name}Config")(
        backbone_config=backbone,
        use_timm_backbone=False,
        use_pretrained_backbone=False,
        backbone=None,
        num_queries=12,
        d_model=32,
        encoder_layers=1,
        decoder_layers=2,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        id2label=CLASSES,
        **({"num_feature_levels": 3} if name == "DeformableDetr" else {}),
    )
    return saved(f"{name}ForObjectDetection", config, f"{name}ImageProcessor", {"size": EDGES}, folder)


def d_fine(folder: Path) -> Path:
    import transformers

    backbone = transformers.HGNetV2Config(
        stem_channels=[3, 8, 8],
        stage_in_channels=[8, 16, 16, 16],
        stage_mid_channels=[8, 8, 8, 8],
        stage_out_channels=[16, 16, 16, 16],
        stage_num_blocks=[1, 1, 1, 1],
        stage_downsample=[False, True, True, True],
        stage_light_block=[False, False, True, True],
        stage_kernel_size=[3, 3, 5, 5],
        stage_numb_of_layers=[2, 2, 2, 2],
        hidden_sizes=[16, 16, 16, 16],
        depths=[1, 1, 1, 1],
        embedding_size=8,
        out_features=["stage2", "stage3", "stage4"],
    )
    config = transformers.DFineConfig(
        backbone_config=backbone,
        **TINY_DETR,
        num_queries=12,
        decoder_n_points=[2, 2, 2],
        id2label=CLASSES,
    )
    size = {"size": {"height": 96, "width": 96}}
    return saved("DFineForObjectDetection", config, "RTDetrImageProcessor", size, folder)


def yolos(folder: Path) -> Path:
    import transformers

    config = transformers.YolosConfig(
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        image_size=[64, 96],
        patch_size=16,
        num_detection_tokens=8,
        id2label=CLASSES,
    )
    return saved("YolosForObjectDetection", config, "YolosImageProcessor", {"size": EDGES}, folder)


def classifier(family: str, folder: Path, **said: Any) -> Path:
    """`ViT`, `ConvNext`, `Swin` or `Dinov2` for pictures of 32 pixels; `said` is told to the processor."""
    import transformers

    common = {"id2label": CLASSES, "image_size": 32}
    small: dict[str, dict[str, Any]] = {
        "ViT": {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "patch_size": 16},
        "ConvNext": {"hidden_sizes": [8, 8, 16, 16], "depths": [1, 1, 1, 1], "num_stages": 4},
        "Swin": {"embed_dim": 8, "depths": [1, 1], "num_heads": [2, 2], "window_size": 2},
        "Dinov2": {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "patch_size": 16},
    }
    config = getattr(transformers, f"{family}Config")(**common, **small[family])
    reader = {"ViT": "ViT", "ConvNext": "ConvNext", "Swin": "ViT", "Dinov2": "Bit"}[family]
    return saved(f"{family}ForImageClassification", config, f"{reader}ImageProcessor", said, folder)


def saved(model: str, config: Any, processor: str, said: dict[str, Any], folder: Path) -> Path:
    import torch
    import transformers

    torch.manual_seed(11)
    getattr(transformers, model)(config).save_pretrained(folder)
    getattr(transformers, processor)(**said).save_pretrained(folder)
    return folder
