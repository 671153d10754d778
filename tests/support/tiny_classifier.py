"""A real ViT classifier that tells bright pictures from dark ones, made in a second."""

from pathlib import Path


def tiny_classifier(
    folder: Path,
    labels: tuple[str, ...] = ("female", "male"),
    sure: float = 8.0,
    lean: float = 0.0,
) -> Path:
    """Save a model with its image processor, as it would come from a hub.

    Weights are random, but for the head, which is fitted to what the body makes of a white and a black
    picture: the first label is for bright ones, the last for dark ones. `sure` says how far apart they lie.
    A large `lean` makes every picture count as a bright one.
    """
    import torch
    from transformers import ViTConfig, ViTForImageClassification, ViTImageProcessor

    torch.manual_seed(5)
    config = ViTConfig(
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        image_size=32,
        patch_size=16,
        id2label=dict(enumerate(labels)),
        label2id={label: place for place, label in enumerate(labels)},
    )
    model = ViTForImageClassification(config).eval()
    with torch.no_grad():
        extremes = torch.stack([torch.full((3, 32, 32), level) for level in (1.0, -1.0)])
        bright, dark = model.vit(extremes).last_hidden_state[:, 0]
        across = (bright - dark) / (bright - dark).square().sum()
        model.classifier.weight.zero_()
        model.classifier.bias.fill_(-2 * sure)
        for place, sign in ((0, 1.0), (len(labels) - 1, -1.0)):
            model.classifier.weight[place] = sign * sure * across
            model.classifier.bias[place] = -sign * sure * across @ (bright + dark) / 2
        model.classifier.bias[0] += lean
    model.save_pretrained(folder)
    ViTImageProcessor(size={"height": 32, "width": 32}).save_pretrained(folder)
    return folder
