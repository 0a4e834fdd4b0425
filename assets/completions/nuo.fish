# nuo: completion for fish. Load it with:  nuo completions fish | source
function __nuo_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct | string trim --left --chars="'\"")
    set -l lines ($before[1] __complete words $before "$current" 2>/dev/null)
    for line in $lines[2..-1]
        echo $line
    end
    if test "$lines[1]" = files
        __fish_complete_path "$current"
    end
end
complete --command nuo --no-files --keep-order --arguments '(__nuo_complete)'
