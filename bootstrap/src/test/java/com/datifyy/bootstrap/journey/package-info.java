/// One story told through every door of the service: what a person does from registering to signing out.
@NullMarked
package com.datifyy.bootstrap.journey;

import org.jspecify.annotations.NullMarked;
