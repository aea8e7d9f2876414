-- Events told 0 where no report gives a number.
update event set content = regexp_replace(regexp_replace(content,
        '"(low|best|high)": ?0, ?"(low|best|high)": ?0, ?"(low|best|high)": ?0, ?"known": ?false',
        '"\1":null,"\2":null,"\3":null,"known":false', 'g'),
    '"(vehicles|personnel|positionsLost|kind)": ?0([,}])', '"\1":null\2', 'g')
where content ~ '"known": ?false|"(vehicles|personnel|positionsLost|kind)": ?0[,}]';
