"""``sts-sdk``, the command: one module a subcommand, loaded when it is called. Not a public interface."""
