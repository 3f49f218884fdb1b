"""The twelve operations of STS: each is a function from a call to the elements of its result."""
