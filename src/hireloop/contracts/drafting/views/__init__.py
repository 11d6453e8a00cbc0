"""The pages of contracts: lists, editor, versions, the clause library, and the person's own form."""
