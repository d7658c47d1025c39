/// What the staff asks for.
@NullMarked
package com.datifyy.adapters.rest.admin;

import org.jspecify.annotations.NullMarked;
