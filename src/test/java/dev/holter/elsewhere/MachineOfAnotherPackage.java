package dev.holter.elsewhere;

import dev.holter.StateMachine;

/** Names a file of its own package. */
@StateMachine("third.asl.json")
public abstract class MachineOfAnotherPackage {}
