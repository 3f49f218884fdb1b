"""What make and continuous integration call besides the package: none of it is installed with it."""
