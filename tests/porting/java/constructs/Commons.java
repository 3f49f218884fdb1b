package com.acme;

import com.google.common.base.Preconditions;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

public class Commons {
    private final Map<String, String> fixed = ImmutableMap.of("a", "b");
    private final List<String> names = Lists.newArrayList("x", "y");

    String use(String a, String b) {
        Preconditions.checkNotNull(a, "a is null");
        if (StringUtils.isNotBlank(a) && !StringUtils.isEmpty(b) || Strings.isNullOrEmpty(a)) {
            return StringUtils.join(names, ",") + StringUtils.defaultString(b) + ImmutableList.of(1, 2).size();
        }
        return StringUtils.EMPTY + fixed.get("a");
    }
}
