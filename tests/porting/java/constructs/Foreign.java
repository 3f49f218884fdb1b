package com.acme;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.other.in.Client;
import com.other.Outer.Inner;
import static com.other.Constants.LIMIT;
import java.util.Map;

public class Foreign extends Client {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Neighbour neighbour = new Neighbour(LIMIT);

    Inner read(String json) throws Exception {
        Map<?, ?> values = mapper.readValue(json, Map.class);
        return new Inner(values, neighbour, inheritedField, inheritedCall(1));
    }
}
