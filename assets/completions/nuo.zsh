#compdef nuo
# nuo: completion for zsh. Load it with:  source <(nuo completions zsh)
_nuo() {
    local -a lines ended ended_shown open open_shown
    local line value about
    lines=("${(@f)$("${(Q)words[1]}" __complete words "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    for line in "${(@)lines[2,-1]}"; do
        value=${line%%$'\t'*}
        about=${line#*$'\t'}
        [[ -z $value ]] && continue
        [[ -n $about ]] && about="$value  -- $about" || about=$value
        if [[ $value == *[:=,] ]]; then
            open+=("$value") open_shown+=("$about")
        else
            ended+=("$value") ended_shown+=("$about")
        fi
    done
    (( $#ended )) && compadd -V nuo -l -d ended_shown -a ended
    (( $#open )) && compadd -V nuo-keys -l -S '' -d open_shown -a open
    [[ $lines[1] == files ]] && _files
    return 0
}
if [[ $funcstack[1] == _nuo ]]; then
    _nuo "$@"
else
    compdef _nuo nuo
fi
