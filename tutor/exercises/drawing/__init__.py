"""Drawing: the space of an exercise's choices, the variant of a seed, its siblings, a formula on other numbers."""
