package com.datifyy.adapters.rest.json;

import com.datifyy.domain.attribute.UpdateFields;

/// The two styles of the contract's names: `min_age` and `minAge`.
public final class Names {
    private Names() {}

    public static String camel(String snake) {
        StringBuilder camel = new StringBuilder(snake.length());
        boolean upper = false;
        for (int i = 0; i < snake.length(); i++) {
            char c = snake.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }

    public static String snake(String camel) {
        return UpdateFields.snake(camel);
    }
}
