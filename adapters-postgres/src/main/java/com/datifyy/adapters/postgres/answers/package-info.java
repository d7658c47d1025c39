/// Answers to attributes as columns: each kind of attribute is mapped once.
@NullMarked
package com.datifyy.adapters.postgres.answers;

import org.jspecify.annotations.NullMarked;
