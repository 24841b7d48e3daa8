"""Convert the verified weights once into `var/encoder/`: an int8 ONNX model and its tokenizer."""

import json
import shutil
import tempfile
from pathlib import Path

from bot.encoder.weights import verified_weights

MODEL_FILE = "minilm-int8.onnx"
TOKENIZER_FILE = "tokenizer.json"


def is_built(folder: Path) -> bool:
    """Whether the encoder stands ready (the model file is moved into place last)."""
    return (folder / MODEL_FILE).exists()


def build_encoder(folder: Path) -> None:
    """Build the encoder in `folder`; a half-built one is never left behind."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from safetensors.numpy import load_file

    from bot.encoder.graph import Shape, build_graph

    source = verified_weights()
    config = json.loads((source / "config.json").read_text())
    shape = Shape(config["num_hidden_layers"], config["hidden_size"], config["num_attention_heads"])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        full, small = Path(work) / "full.onnx", Path(work) / MODEL_FILE
        onnx.save(build_graph(load_file(source / "model.safetensors"), shape), str(full))
        quantize_dynamic(
            str(full),
            str(small),
            weight_type=QuantType.QUInt8,  # signed weights saturate on processors without VNNI
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
        shutil.copy(source / TOKENIZER_FILE, folder / TOKENIZER_FILE)
        small.replace(folder / MODEL_FILE)
