"""Write the MiniLM network as an ONNX graph, straight from its weights and without torch.

The architecture is BERT (Devlin et al. 2018) with mean pooling and unit length, as the model
card of all-MiniLM-L6-v2 describes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17


@dataclass(frozen=True)
class Shape:
    """The sizes that the weights' config.json states."""

    layers: int
    width: int
    heads: int


@dataclass
class _Network:
    """A graph under construction: each method adds one operation and names its output."""

    weights: Mapping[str, npt.NDArray[np.float32]]
    shape: Shape
    nodes: list[Any] = field(default_factory=list)
    constants: dict[str, Any] = field(default_factory=dict)

    def const(self, name: str, value: Any) -> str:
        array = np.ascontiguousarray(value)
        self.constants.setdefault(name, numpy_helper.from_array(array, name))
        return name

    def op(self, kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def linear(self, x: str, prefix: str) -> str:
        weight = self.const(f"{prefix}.w", self.weights[f"{prefix}.weight"].T)
        bias = self.const(f"{prefix}.b", self.weights[f"{prefix}.bias"])
        return self.op("Add", self.op("MatMul", x, weight), bias)

    def normalised(self, x: str, prefix: str) -> str:
        scale = self.const(f"{prefix}.g", self.weights[f"{prefix}.weight"])
        bias = self.const(f"{prefix}.b", self.weights[f"{prefix}.bias"])
        return self.op("LayerNormalization", x, scale, bias, axis=-1, epsilon=1e-12)

    def embeddings(self) -> str:
        words = self.const("words", self.weights["embeddings.word_embeddings.weight"])
        places = self.const("places", self.weights["embeddings.position_embeddings.weight"])
        kind = self.const("kind", self.weights["embeddings.token_type_embeddings.weight"][0])
        length = self.op(
            "Gather", self.op("Shape", "input_ids"), self.const("one", np.array([1], np.int64))
        )
        zero = self.const("zero", np.array([0], np.int64))
        used = self.op("Slice", places, zero, length, zero)
        summed = self.op("Add", self.op("Gather", words, "input_ids"), used)
        return self.normalised(self.op("Add", summed, kind), "embeddings.LayerNorm")

    def mask_bias(self, mask: str) -> str:
        """Zero where a token stands, minus a billion where padding does."""
        wide = self.op("Unsqueeze", mask, self.const("axes12", np.array([1, 2], np.int64)))
        padded = self.op("Sub", self.const("float_one", np.float32(1)), wide)
        return self.op("Mul", padded, self.const("minus_billion", np.float32(-1e9)))

    def _head(self, x: str, prefix: str, order: tuple[int, ...]) -> str:
        split = [0, 0, self.shape.heads, self.shape.width // self.shape.heads]
        parted = self.op(
            "Reshape", self.linear(x, prefix), self.const("split", np.array(split, np.int64))
        )
        return self.op("Transpose", parted, perm=list(order))

    def attention(self, x: str, layer: str, bias: str) -> str:
        query = self._head(x, f"{layer}.attention.self.query", (0, 2, 1, 3))
        key = self._head(x, f"{layer}.attention.self.key", (0, 2, 3, 1))
        value = self._head(x, f"{layer}.attention.self.value", (0, 2, 1, 3))
        scale = self.const("scale", np.float32((self.shape.width / self.shape.heads) ** -0.5))
        scores = self.op("Add", self.op("Mul", self.op("MatMul", query, key), scale), bias)
        mixed = self.op("MatMul", self.op("Softmax", scores, axis=-1), value)
        joined = self.op(
            "Reshape",
            self.op("Transpose", mixed, perm=[0, 2, 1, 3]),
            self.const("join", np.array([0, 0, self.shape.width], np.int64)),
        )
        dense = self.linear(joined, f"{layer}.attention.output.dense")
        return self.normalised(self.op("Add", dense, x), f"{layer}.attention.output.LayerNorm")

    def feed_forward(self, x: str, layer: str) -> str:
        inner = self.linear(x, f"{layer}.intermediate.dense")
        curve = self.op("Erf", self.op("Mul", inner, self.const("root_half", np.float32(0.5**0.5))))
        gate = self.op("Add", curve, self.const("float_one", np.float32(1)))
        half = self.op("Mul", inner, self.const("half", np.float32(0.5)))
        dense = self.linear(self.op("Mul", half, gate), f"{layer}.output.dense")
        return self.normalised(self.op("Add", dense, x), f"{layer}.output.LayerNorm")

    def pooled(self, x: str, mask: str) -> None:
        """Mean over the tokens that stand, scaled to unit length: the sentence's vector."""
        wide = self.op("Unsqueeze", mask, self.const("axis2", np.array([2], np.int64)))
        axis1 = self.const("axis1", np.array([1], np.int64))
        total = self.op("ReduceSum", self.op("Mul", x, wide), axis1, keepdims=0)
        mean = self.op("Div", total, self.op("ReduceSum", wide, axis1, keepdims=0))
        length = self.op("ReduceL2", mean, axes=[1], keepdims=1)
        self.nodes.append(helper.make_node("Div", [mean, length], ["sentence_embedding"]))


def build_graph(weights: Mapping[str, npt.NDArray[np.float32]], shape: Shape) -> onnx.ModelProto:
    """Assemble the whole encoder: token ids and mask (batch, tokens) to vectors (batch, width)."""
    net = _Network(weights, shape)
    mask = net.op("Cast", "attention_mask", to=TensorProto.FLOAT)
    bias = net.mask_bias(mask)
    x = net.embeddings()
    for number in range(shape.layers):
        layer = f"encoder.layer.{number}"
        x = net.feed_forward(net.attention(x, layer, bias), layer)
    net.pooled(x, mask)
    ids = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    out = helper.make_tensor_value_info(
        "sentence_embedding", TensorProto.FLOAT, ["batch", shape.width]
    )
    graph = helper.make_graph(net.nodes, "minilm", ids, [out], list(net.constants.values()))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.checker.check_model(model)
    return model
