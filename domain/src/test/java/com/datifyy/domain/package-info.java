/// The people and moments that tests of the domain, and of everything around it, talk about.
@NullMarked
package com.datifyy.domain;

import org.jspecify.annotations.NullMarked;
