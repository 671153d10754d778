"""Real CLIP, SigLIP and LLaVA, made in a second without any download, that answer as a test wants."""

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from domain.actions.prompts import zero_shot_classes

PICTURE_PX = 32
"""Rows and columns of the pictures that these models look at."""
WIDTH = 32
"""Numbers of a vector of CLIP and SigLIP."""
CLIP_TOKENS, SIGLIP_TOKENS = 77, 64
"""Tokens of a sentence, as the real ones read them."""
SURE_LOGIT = 12.0
"""How far the class that a picture shows lies before all others: its probability is near 1."""
GREYS = (0.0, 0.01, 0.02, 0.04, 0.1)
"""How far from white or black pictures may be, as parts of the way to grey."""
LOUD = 50.0
"""What words count more than positions: random weights hardly tell sentences apart otherwise."""


TEMPLATE = (
    "{% for message in messages %}{% for part in message['content'] %}"
    "{% if part['type'] == 'image' %}<image> {% else %}{{ part['text'] }} {% endif %}"
    "{% endfor %}{% endfor %}{% if add_generation_prompt %}ANSWER:{% endif %}"
)
"""A conversation in the words of the tiny LLaVA."""


def word_tokenizer(words: Sequence[str], *, ends: bool = True, **more: Any) -> Any:
    """A tokenizer that knows whole words; `ends` says whether it marks the end of each text."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import WhitespaceSplit
    from tokenizers.processors import TemplateProcessing
    from transformers import PreTrainedTokenizerFast

    known = dict.fromkeys(["<pad>", "<eos>", "<unk>", *words])
    raw = Tokenizer(WordLevel({word: place for place, word in enumerate(known)}, unk_token="<unk>"))
    raw.pre_tokenizer = WhitespaceSplit()
    if ends:
        raw.post_processor = TemplateProcessing(single="$A <eos>", special_tokens=[("<eos>", 1)])
    special = {"pad_token": "<pad>", "eos_token": "<eos>", "unk_token": "<unk>"}
    return PreTrainedTokenizerFast(tokenizer_object=raw, **special, **more)


def tiny_zero_shot(folder: Path, bright: str, dark: str, family: str = "SigLIP") -> Path:
    """A model to which bright pictures show one class of `zero_shot_classes`, and dark ones another."""
    import torch
    from transformers import (
        CLIPConfig,
        CLIPImageProcessor,
        CLIPModel,
        SiglipConfig,
        SiglipImageProcessor,
        SiglipModel,
    )

    from gpu_ops.embed.zero_shot import class_vectors

    torch.manual_seed(7)
    classes = zero_shot_classes()
    words = sorted({word for each in classes.values() for sentence in each for word in sentence.split()})
    tokenizer = word_tokenizer(words)
    common = {"hidden_size": WIDTH, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    text = {**common, "vocab_size": len(tokenizer), "pad_token_id": 0, "eos_token_id": 1, "bos_token_id": 1}
    vision = {**common, "image_size": PICTURE_PX, "patch_size": 16}
    size = {"height": PICTURE_PX, "width": PICTURE_PX}
    if family == "CLIP":
        text["max_position_embeddings"] = CLIP_TOKENS
        config = CLIPConfig(text_config=text, vision_config=vision, projection_dim=WIDTH)
        model, processor = CLIPModel(config), CLIPImageProcessor(size=size, crop_size=size, resample=2)
    else:
        text["max_position_embeddings"] = SIGLIP_TOKENS
        model = SiglipModel(SiglipConfig(text_config=text, vision_config=vision))
        processor = SiglipImageProcessor(size=size, resample=2)
    model.eval()
    with torch.no_grad():
        words_table(model).mul_(LOUD)
        vectors = class_vectors(model, tokenizer, "cpu", classes)
        wanted = [list(classes).index(each) for each in (bright, dark)]
        only_its_own = torch.linalg.pinv(vectors).T[wanted]
        aim_at(model, torch.nn.functional.normalize(only_its_own, dim=-1))
        be_sure(model, vectors, wanted)
    for part in (model, tokenizer, processor):
        part.save_pretrained(folder)
    return folder


def words_table(model: Any) -> Any:
    return model.text_model.embeddings.token_embedding.weight


def extremes() -> Any:
    """White pictures, then as many black ones, as they reach the model; encoding makes them a little grey."""
    import torch

    levels = [sign * (1 - grey) for sign in (1.0, -1.0) for grey in GREYS]
    return torch.stack([torch.full((3, PICTURE_PX, PICTURE_PX), level) for level in levels])


def aim_at(model: Any, targets: Any) -> None:
    """Set the last linear step of the picture's side so that white and black give two vectors (2, WIDTH)."""
    import torch

    targets = targets.repeat_interleave(len(GREYS), dim=0)
    if hasattr(model, "visual_projection"):
        body = model.vision_model(extremes()).pooler_output
        model.visual_projection.weight.copy_(torch.linalg.lstsq(body, targets * LOUD).solution.T)
        return
    last, seen = model.vision_model.head.mlp.fc2, {}
    hook = last.register_forward_hook(
        lambda _, given, made: seen.update(given=given[0][:, 0], made=made[:, 0])
    )
    whole = model.vision_model(extremes()).pooler_output
    hook.remove()
    beside = whole - seen["made"]
    last.weight.copy_(torch.linalg.lstsq(seen["given"], targets * LOUD - beside).solution.T)
    last.bias.zero_()


def be_sure(model: Any, vectors: Any, wanted: Sequence[int]) -> None:
    """Set temperature and bias so that the wanted classes are `SURE_LOGIT` before all others."""
    import torch

    found = model.get_image_features(extremes()).pooler_output
    cosines = torch.nn.functional.normalize(found, dim=-1) @ vectors.T
    places = torch.tensor(wanted).repeat_interleave(len(GREYS)).view(-1, 1)
    best = cosines.gather(1, places)[:, 0]
    others = cosines.scatter(1, places, -1.0).max(dim=1).values
    assert bool((best > others).all()), "the classes cannot be told apart"
    scale = 2 * SURE_LOGIT / (best - others).min()
    model.logit_scale.fill_(float(scale.log()))
    if hasattr(model, "logit_bias"):
        model.logit_bias.fill_(float(-scale * (best.min() + others.max()) / 2))


def tiny_vision_language(folder: Path, says: str) -> Path:
    """A LLaVA that answers `says`, which is one of its tokens, to every question about pictures.

    Its layers add nothing, so that what follows a token depends on that token alone; pictures and text are
    computed all the same.
    """
    import torch
    from transformers import (
        CLIPImageProcessor,
        CLIPVisionConfig,
        LlamaConfig,
        LlavaConfig,
        LlavaForConditionalGeneration,
        LlavaProcessor,
    )

    torch.manual_seed(9)
    tokenizer = word_tokenizer(
        ["<image>", "ANSWER:", says], ends=False, extra_special_tokens={"image_token": "<image>"}
    )
    vision = CLIPVisionConfig(
        hidden_size=WIDTH,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        image_size=PICTURE_PX,
        patch_size=16,
    )
    text = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=128,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=None,
    )
    place = tokenizer.convert_tokens_to_ids("<image>")
    config = LlavaConfig(vision_config=vision, text_config=text, image_token_id=place)
    model = LlavaForConditionalGeneration(config).eval()
    with torch.no_grad():
        follow(model, [tokenizer.convert_tokens_to_ids(each) for each in ("ANSWER:", says)] + [1])
    size = {"height": PICTURE_PX, "width": PICTURE_PX}
    processor = LlavaProcessor(
        CLIPImageProcessor(size=size, crop_size=size),
        tokenizer,
        patch_size=16,
        vision_feature_select_strategy="default",
        chat_template=TEMPLATE,
        image_token="<image>",
        num_additional_image_tokens=1,
    )
    model.save_pretrained(folder)
    processor.save_pretrained(folder)
    return folder


def follow(model: Any, chain: Sequence[int]) -> None:
    """Let each token of a chain be followed by the next: one number of a vector stands for one of them."""
    body, head = model.model.language_model, model.lm_head.weight
    for layer in body.layers:
        layer.self_attn.o_proj.weight.zero_()
        layer.mlp.down_proj.weight.zero_()
    head.zero_()
    for place, (token, after) in enumerate(itertools.pairwise(chain)):
        body.embed_tokens.weight[token].zero_()
        body.embed_tokens.weight[token, place] = 1.0
        head[after, place] = 1.0
