"""The operations of STS: each is a function that takes a call and returns the elements of its result."""
