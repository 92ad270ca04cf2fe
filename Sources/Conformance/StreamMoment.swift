/// When the change that a line of a stream tells of was made, where the line's id is not part of the world.
struct StreamMoment: Hashable {
    /// What the line tells of.
    let type: String
    /// The milliseconds at the head of the change's id, as they are written.
    let milliseconds: Substring

    init?(_ line: JSONValue, world: RecordedWorld) {
        guard case .object(let members) = line, case .string(let type)? = members["type"],
            case .string(let ack)? = members["ack"], let id = UUIDText.all(in: ack).last,
            !world.identifiers.contains(id)
        else { return nil }
        self.type = type
        milliseconds = id.prefix(13)
    }

    /// Two lines, each with the row of the other and its own ack.
    static func exchangeRows(of one: JSONValue, and other: JSONValue) -> (JSONValue, JSONValue) {
        guard case .object(var left) = one, case .object(var right) = other else { return (one, other) }
        swap(&left["data"], &right["data"])
        return (.object(left), .object(right))
    }
}
