/// The index of people: packed match cards, narrowed down by PostgreSQL and judged by the domain.
@NullMarked
package com.datifyy.adapters.postgres.matching;

import org.jspecify.annotations.NullMarked;
