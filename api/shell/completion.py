"""`tocsin completion`: the script that teaches a shell to complete tocsin's commands, options and values."""

from __future__ import annotations

import click

from api.shell.exits import FAILED, fail

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes tocsin in a shell.

    \b
    bash: eval "$(tocsin completion bash)"       in ~/.bashrc
    zsh:  eval "$(tocsin completion zsh)"        in ~/.zshrc, after compinit
    fish: tocsin completion fish > ~/.config/fish/completions/tocsin.fish
    """
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - help does not wait for it

    made = get_completion_class(shell)
    if made is None:
        fail(f"no completion for {shell}", FAILED)
    click.echo(made(ctx.find_root().command, {}, "tocsin", "_TOCSIN_COMPLETE").source())
