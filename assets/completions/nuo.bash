# nuo: completion for bash. Load it with:  source <(nuo completions bash)
_nuo() {
    local kind line
    COMPREPLY=()
    {
        IFS= read -r kind
        while IFS= read -r line; do
            line=${line%%$'\t'*}
            # Inside quotes the shell adds what is needed by itself.
            if [[ $line == *[[:space:]\'\"\`\(\)\|\&\;\<\>\$\\]* && ${COMP_LINE:0:COMP_POINT} != *[\'\"]* ]]; then
                printf -v line '%q' "$line"
            fi
            COMPREPLY+=("$line")
        done
    } < <("${1/#\~/$HOME}" __complete line "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    if [[ $kind == files ]]; then
        compopt -o default
    fi
    # A key, or a flag with its sign, goes on.
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=,] ]]; then
        compopt -o nospace
    fi
}
complete -o nosort -F _nuo nuo 2>/dev/null || complete -F _nuo nuo
