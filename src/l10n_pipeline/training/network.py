"""The Transformer: pre-norm, one embedding for both languages and the output, sinusoids for positions.

Its parts have CTranslate2's names, so that `weights` need not know more than how to spell them.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from l10n_pipeline.training.weights import Shape, Weights, positions


class _Attention(nn.Module):
    """Attention with its norm; ``linear`` holds query-key-value and output, or query, key-value and output."""

    def __init__(self, width: int, heads: int, *, crossed: bool) -> None:
        super().__init__()
        self.heads, self.crossed = heads, crossed
        self.layer_norm = nn.LayerNorm(width)
        sizes = (width, 2 * width, width) if crossed else (3 * width, width)
        self.linear = nn.ModuleList(nn.Linear(width, size) for size in sizes)

    def forward(self, x: Tensor, memory: Tensor | None, mask: Tensor | None, *, causal: bool = False) -> Tensor:
        """Return what ``x`` (batch, length, width) gathers from ``memory``, or from itself."""
        y = self.layer_norm(x)
        if memory is not None:
            query = self.linear[0](y)
            key, value = self.linear[1](memory).chunk(2, dim=-1)
        else:
            query, key, value = self.linear[0](y).chunk(3, dim=-1)
        q, k, v = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in (query, key, value))
        found = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=causal)
        return self.linear[-1](found.transpose(1, 2).flatten(2))


class _Feed(nn.Module):
    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.layer_norm = nn.LayerNorm(width)
        self.linear_0, self.linear_1 = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear_1(functional.relu(self.linear_0(self.layer_norm(x))))


class _Layer(nn.Module):
    """A layer of the encoder, or of the decoder where it is ``crossed``."""

    def __init__(self, shape: Shape, dropout: float, *, crossed: bool) -> None:
        super().__init__()
        self.self_attention = _Attention(shape.width, shape.heads, crossed=False)
        if crossed:
            self.attention = _Attention(shape.width, shape.heads, crossed=True)
        self.ffn = _Feed(shape.width, shape.inner)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, memory: Tensor | None, mask: Tensor) -> Tensor:
        """Return ``x`` one layer on; ``mask`` is of the source, and ``memory`` what the encoder made of it."""
        own = (
            self.self_attention(x, None, None, causal=True)
            if memory is not None
            else self.self_attention(x, None, mask)
        )
        x = x + self.dropout(own)
        if memory is not None:
            x = x + self.dropout(self.attention(x, memory, mask))
        return x + self.dropout(self.ffn(x))


class _Stack(nn.Module):
    def __init__(self, shape: Shape, layers: int, dropout: float, *, crossed: bool) -> None:
        super().__init__()
        self.layer = nn.ModuleList(_Layer(shape, dropout, crossed=crossed) for _ in range(layers))
        self.layer_norm = nn.LayerNorm(shape.width)

    def forward(self, x: Tensor, memory: Tensor | None, mask: Tensor) -> Tensor:
        for layer in self.layer:
            x = layer(x, memory, mask)
        return self.layer_norm(x)


class Network(nn.Module):
    """The model in training."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        """Make a model with random weights."""
        super().__init__()
        self.shape = shape
        self.embeddings = nn.Embedding(shape.vocabulary, shape.width)
        self.encoder = _Stack(shape, shape.encoders, dropout, crossed=False)
        self.decoder = _Stack(shape, shape.decoders, dropout, crossed=True)
        self.projection_bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.dropout = nn.Dropout(dropout)
        self.register_buffer("positions", torch.from_numpy(positions(shape.width)), persistent=False)
        nn.init.normal_(self.embeddings.weight, std=shape.width**-0.5)
        for part in self.modules():
            if isinstance(part, nn.Linear):
                nn.init.zeros_(part.bias)
                # A matrix of queries, keys and values is three of them.
                for block in part.weight.split(shape.width) if part.out_features % shape.width == 0 else [part.weight]:
                    nn.init.xavier_uniform_(block)

    def forward(self, source: Tensor, known: Tensor, target: Tensor) -> Tensor:
        """Return the scores of the next token after each of ``target`` (batch, length, vocabulary).

        ``known`` is True where ``source`` has a token.
        """
        mask = known[:, None, None, :]
        memory = self.encoder(self.embed(source), None, mask)
        found = self.decoder(self.embed(target), memory, mask)
        return functional.linear(found, self.embeddings.weight, self.projection_bias)

    def embed(self, tokens: Tensor) -> Tensor:
        """Return what the layers see of ``tokens`` (batch, length)."""
        scaled = self.embeddings(tokens) * math.sqrt(self.shape.width)
        return self.dropout(scaled + self.positions[: tokens.shape[1]].to(scaled.dtype))

    def load(self, weights: Weights) -> None:
        """Take over ``weights``, which have this shape."""
        # Copied: arrays from a file are read-only.
        self.load_state_dict({name: torch.tensor(array) for name, array in weights.arrays.items()})
