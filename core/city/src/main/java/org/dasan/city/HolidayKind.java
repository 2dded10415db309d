package org.dasan.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.dasan.city.HolidayKind.Value;
import org.dasan.city.configuration.ConfigurationKind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists of public holidays, by which calendars close.
@Component
@Order(20)
class HolidayKind implements ConfigurationKind<Value> {
    private final JdbcClient jdbc;
    private final CityWriter city;
    private final Directory directory;

    HolidayKind(JdbcClient jdbc, CityWriter city, Directory directory) {
        this.jdbc = jdbc;
        this.city = city;
        this.directory = directory;
    }

    /// @param list such as `kr`
    record Value(String list, List<Holiday> days) {}

    record Holiday(LocalDate day, String name) {}

    @Override
    public String code() {
        return "holidays";
    }

    @Override
    public Label label() {
        return Label.of("공휴일", "Holidays");
    }

    @Override
    public Class<Value> type() {
        return Value.class;
    }

    @Override
    public String key(Value value) {
        return value.list();
    }

    @Override
    public Label title(Value value) {
        return Label.of(value.list(), value.list());
    }

    @Override
    public Set<String> organisations(Value value) {
        return Set.of();
    }

    @Override
    public List<Value> all() {
        var lists = new LinkedHashMap<String, List<Holiday>>();
        jdbc.sql("SELECT list, day, name FROM holiday ORDER BY list, day").query(row -> {
            lists.computeIfAbsent(row.getString("list"), _ -> new ArrayList<>())
                    .add(new Holiday(row.getObject("day", LocalDate.class), row.getString("name")));
        });
        return lists.entrySet().stream()
                .map(list -> new Value(list.getKey(), list.getValue()))
                .toList();
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        Codes.require("list", value.list());
        if (value.days().isEmpty()) {
            throw new InvalidFieldException("days", "must name at least one day");
        }
        if (value.days().stream().map(Holiday::day).distinct().count()
                < value.days().size()) {
            throw new InvalidFieldException("days", "name a day twice");
        }
        for (int i = 0; i < value.days().size(); i++) {
            if (value.days().get(i).name().isBlank()) {
                throw new InvalidFieldException("days[" + i + "].name", "must not be blank");
            }
        }
    }

    @Override
    public void write(Value value, @Nullable Value before, StaffId who) {
        jdbc.sql("DELETE FROM holiday WHERE list = :list")
                .param("list", value.list())
                .update();
        city.addHolidays(
                value.list(),
                value.days().stream().map(Holiday::day).toList(),
                value.days().stream().map(Holiday::name).toList());
    }

    @Override
    public void reload() {
        directory.reload();
    }
}
