/// What keeps people safe from each other.
@NullMarked
package com.datifyy.domain.safety;

import org.jspecify.annotations.NullMarked;
