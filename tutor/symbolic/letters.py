"""Greek letters with their names, and what stands raised or lowered: once, for whoever prints and whoever reads.

What is read is more than what is printed: a page may have been copied that writes wᵗ, and here it is w^t.
"""

from __future__ import annotations

GREEK: tuple[tuple[str, str], ...] = (
    ("α", "alpha"),
    ("β", "beta"),
    ("γ", "gamma"),
    ("δ", "delta"),
    ("ε", "epsilon"),
    ("ζ", "zeta"),
    ("η", "eta"),
    ("θ", "theta"),
    ("ι", "iota"),
    ("κ", "kappa"),
    ("λ", "lambda"),
    ("μ", "mu"),
    ("ν", "nu"),
    ("ξ", "xi"),
    ("π", "pi"),
    ("ρ", "rho"),
    ("σ", "sigma"),
    ("τ", "tau"),
    ("υ", "upsilon"),
    ("φ", "phi"),
    ("χ", "chi"),
    ("ψ", "psi"),
    ("ω", "omega"),
    ("Γ", "Gamma"),
    ("Δ", "Delta"),
    ("Θ", "Theta"),
    ("Λ", "Lambda"),
    ("Ξ", "Xi"),
    ("Φ", "Phi"),
    ("Ψ", "Psi"),
    ("Ω", "Omega"),
    ("∇", "nabla"),
)
SUPERSCRIPTS: dict[str, str] = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱʲᵏˡᴸᵃᵇˣʸᶻᵗʷʰᵀ", "0123456789+-()nijklLabxyztwhT", strict=True))
SUBSCRIPTS: dict[str, str] = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", "0123456789+-aeoxhklmnpstijruv", strict=True))
RAISED, LOWERED = "0123456789-n", "0123456789jkil"  # what is printed so; the rest would be hard to read
_UP = str.maketrans({low: high for high, low in SUPERSCRIPTS.items() if low in RAISED})
_DOWN = str.maketrans({high: low for low, high in SUBSCRIPTS.items() if high in LOWERED})


def raised(text: str) -> str:
    """-12 as ⁻¹²; what is not printed so stays as it is"""
    return text.translate(_UP)


def lowered(text: str) -> str:
    """12 as ₁₂, jk as ⱼₖ; what is not printed so stays as it is"""
    return text.translate(_DOWN)
