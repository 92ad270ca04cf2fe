/// Criteria on time.
enum TakenCriteria {
    static let all = [taken, uploaded, everyYear, weekday, hour]

    static let taken = Criterion(
        key: "taken", values: "date, range, `last 30 days`, `this year`, `today`, `some`, `none`",
        meaning: "the day it was taken, on the clock where it was taken",
        examples: [
            .init("2023", .taken("2023-12-31T23:59:59"), holds: true),
            .init("2023", .taken("2024-01-01T00:00:00"), holds: false),
            .init("2023-06..2023-08", .taken("2023-08-31T23:59:59"), holds: true),
            .init("2023-06..2023-08", .taken("2023-05-31T23:59:59"), holds: false),
            .init("2019..2021", .taken("2019-01-01T00:00:00"), holds: true),
            .init("2023-06-15", .taken("2023-06-15T00:00:00"), holds: true),
            .init("..2018", .taken("2018-12-31T12:00:00"), holds: true),
            .init("2015..", .taken("2014-12-31T12:00:00"), holds: false),
            .init("[2015, 2017]", .taken("2016-06-01T12:00:00"), holds: false),
            .init("last 30 days", .taken("2024-06-01T00:00:00"), holds: true),
            .init("last 30 days", .taken("2024-05-31T23:59:59"), holds: false),
            .init("this year", .taken("2024-01-01T00:00:00"), holds: true),
            .init("today", .taken("2024-06-30T23:00:00"), holds: true),
            .init("yesterday", .taken("2024-06-30T00:00:00"), holds: false),
            .init("..2018", .taken("1970-01-01T00:00:00"), holds: false),
            .init("2015..", .taken("2024-07-02T13:00:00"), holds: false),
            .init("none", .taken("1970-01-01T00:00:00"), holds: true),
        ],
        schema: SchemaValue.days(words: ["some", "none"]).orList,
        read: { node, reader in
            reader.rangeHint = "2023-06..2023-08"
            return DaySpans.read(
                node, &reader, missing: "without a credible date", some: "with a credible date", clock: \.takenClockMark
            ) { preparation in { preparation.takenDay($0) } }
        })

    static let uploaded = Criterion(
        key: "uploaded", values: "date, range, `last 90 days`, `this year`, `today`",
        meaning: "the day it was uploaded, in your zone (`clock:`)",
        examples: [
            .init("last 90 days", .uploaded("2024-04-02T00:00:00"), holds: true),
            .init("last 90 days", .uploaded("2024-04-01T23:59:59"), holds: false),
            .init("2024-06", .uploaded("2024-06-30T11:00:00"), holds: true),
        ],
        schema: SchemaValue.days().orList,
        read: { node, reader in
            reader.rangeHint = "2023-06..2023-08"
            return DaySpans.read(node, &reader) { preparation in { preparation.uploadDay($0) } }
        })

    static let everyYear = Criterion(
        key: "every_year", values: "`12-24..12-26`, `06`, `02-14`, list; wraps New Year",
        meaning: "the day of the year it was taken; 02-29 is 02-28 in common years",
        examples: [
            .init("12-24..12-26", .taken("1999-12-26T23:59:59"), holds: true),
            .init("12-24..12-26", .taken("1999-12-27T00:00:00"), holds: false),
            .init("12-28..01-03", .taken("2020-01-03T12:00:00"), holds: true),
            .init("12-28..01-03", .taken("2020-06-03T12:00:00"), holds: false),
            .init("02-29", .taken("2023-02-28T12:00:00"), holds: true),
            .init("02-29", .taken("2024-02-28T12:00:00"), holds: false),
            .init("06", .taken("2020-06-30T12:00:00"), holds: true),
        ],
        schema: SchemaValue.everyYear,
        read: { node, reader in
            reader.rangeHint = "12-24..12-26"
            return clock(node, &reader, prefix: "taken each year") { node, reader in
                guard let span = YearlySpan.read(node, &reader) else { return nil }
                return .init(identity: span.phrase, phrase: span.phrase, holds: { span.contains(CalendarDay($0)) })
            }
        })

    static let weekday = Criterion(
        key: "weekday", values: "`sat`, `[sat, sun]`, `mon..fri`", meaning: "the day of the week it was taken",
        examples: [
            .init("[sat, sun]", .taken("2024-06-29T12:00:00"), holds: true),
            .init("mon..fri", .taken("2024-06-29T12:00:00"), holds: false),
            .init("Sunday", .taken("2024-06-30T12:00:00"), holds: true),
        ],
        schema: SchemaValue.weekdays,
        read: { node, reader in
            reader.rangeHint = "mon..fri"
            return clock(node, &reader, prefix: "taken on") { node, reader in
                guard let days = WeekdayRange.read(node, &reader) else { return nil }
                return .init(
                    identity: "\(days.range)", phrase: days.phrase,
                    holds: { days.range.contains(CalendarDay($0).weekday) })
            }
        })

    static let hour = Criterion(
        key: "hour", values: "0–23, `18..23`, list", meaning: "the hour of the day it was taken",
        examples: [
            .init("18..23", .taken("2024-06-29T23:59:59"), holds: true),
            .init("18..23", .taken("2024-06-29T17:59:59"), holds: false),
            .init("[22..23, 0..4]", .taken("2024-06-29T04:30:00"), holds: true),
        ],
        schema: SchemaValue.wholeNumbers(limits: NumberRange(low: 0, high: 23)).orList,
        read: { node, reader in
            reader.rangeHint = "18..23"
            let unit = NumberUnit(
                name: "an hour", hint: "18", rangeHint: "18..23", limits: NumberRange(low: 0, high: 23),
                turned: { "[\($0)..23, 0..\($1)]" },
                value: { text in DecimalText.value(text).flatMap { $0 == $0.rounded() ? $0 : nil } },
                show: { DecimalText.show($0) })
            return clock(node, &reader, prefix: "taken in the hours") { node, reader in
                guard let range = NumberRange.read(node, unit, &reader) else { return nil }
                return .init(
                    identity: "\(range)", phrase: range.phrase(unit.show),
                    holds: { range.contains(Double($0.hour)) })
            }
        })

    /// A criterion on the clock where the photo was taken.
    private static func clock(
        _ node: Node, _ reader: inout ValueReader, prefix: String,
        choice: (Node, inout ValueReader) -> Field<WallTime>.Choice?
    ) -> Condition? {
        Field<WallTime>(
            prefix: prefix, some: "with a credible date", none: "without a credible date", shown: { $0.shown },
            ofPrepared: { preparation in { preparation.takenOnClock($0) } }
        ).read(node, &reader, choice: choice)
    }
}

extension Preparation {
    /// When a photo was taken on the clock of the place.
    ///
    /// Nil when its date says nothing.
    func takenOnClock(_ photo: Photo) -> WallTime? {
        photo.hasCredibleDate(at: context.now) ? photo.takenOnClock : nil
    }

    /// The day on which a photo was taken, on the clock that the user chose.
    func takenDay(_ photo: Photo) -> CalendarDay? {
        guard let time = takenOnClock(photo) else { return nil }
        return context.takenClock == .asTaken ? CalendarDay(time) : dayInZone(photo.takenAt)
    }

    /// What tells rules apart that go by different clocks.
    var takenClockMark: String { context.takenClock == .asTaken ? "" : " in the zone" }

    /// The day on which a photo was uploaded, in the configured zone.
    func uploadDay(_ photo: Photo) -> CalendarDay { dayInZone(photo.uploadedAt) }

    private func dayInZone(_ moment: Instant) -> CalendarDay {
        CalendarDay(WallTime(milliseconds: moment.milliseconds + context.zoneOffset(moment)))
    }
}

extension WallTime {
    /// The hour of the day, 0–23.
    var hour: Int { Int((milliseconds - CalendarDay(self).start.milliseconds) / 3_600_000) }

    /// `2024-07-01 14:05`.
    var shown: String {
        let minutes = Int((milliseconds - CalendarDay(self).start.milliseconds) / 60_000)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(CalendarDay(self)) \(two(minutes / 60)):\(two(minutes % 60))"
    }
}
