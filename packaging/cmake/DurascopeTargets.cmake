# The three layers as include roots. A target of backends sees only backends, one of model sees model and backends,
# one of app sees all: an include that runs back does not compile.
foreach(layer backends model app)
    set(root "${CMAKE_BINARY_DIR}/layers/${layer}")
    file(MAKE_DIRECTORY "${root}")
    file(CREATE_LINK "${CMAKE_SOURCE_DIR}/${layer}" "${root}/${layer}" SYMBOLIC)
endforeach()

function(_durascope_configure target layer)
    target_link_libraries(${target} PRIVATE durascope_options)
    set(scope PUBLIC)
    target_include_directories(${target} ${scope} "${CMAKE_BINARY_DIR}/layers/backends")
    if(NOT layer STREQUAL "backends")
        target_include_directories(${target} ${scope} "${CMAKE_BINARY_DIR}/layers/model")
    endif()
    if(layer STREQUAL "app" OR layer STREQUAL "tests")
        target_include_directories(${target} ${scope} "${CMAKE_BINARY_DIR}/layers/app")
    endif()
endfunction()

# durascope_library(NAME LAYER backends|model|app SOURCES … LINKS …): one static library for one folder.
function(durascope_library name)
    cmake_parse_arguments(ARG "" "LAYER" "SOURCES;LINKS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    if(ARG_LAYER STREQUAL "backends") # no Qt there, so nothing for moc
        set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    endif()
    _durascope_configure(${name} ${ARG_LAYER})
    target_link_libraries(${name} PUBLIC tl::expected ${ARG_LINKS})
endfunction()

# durascope_program(NAME SOURCES … LINKS …): an executable in bin/.
function(durascope_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    _durascope_configure(${name} app)
    target_link_libraries(${name} PRIVATE ${ARG_LINKS})
endfunction()

# Builds what the thread sanitizer runs: tests with the label tsan, of which the preset of that name builds no other.
add_custom_target(tsan_tests)

# durascope_test(NAME LABELS … SOURCES … LINKS …): a Qt Test program. GUI tests run offscreen; locale and zone are fixed.
# Label gui: a test of widgets, whose class is a WidgetTest (tests/support/widget_test.h).
# Label tsan: runs engines or threads of ours without Qt's event queue, whose locks the thread sanitizer cannot see.
function(durascope_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LABELS;SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    _durascope_configure(${name} tests)
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_compile_definitions(${name} PRIVATE DURASCOPE_FIXTURES="${CMAKE_SOURCE_DIR}/tests/fixtures"
        DURASCOPE_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests/bin")
    target_link_libraries(${name} PRIVATE Qt6::Test ${ARG_LINKS})
    if("gui" IN_LIST ARG_LABELS)
        target_link_libraries(${name} PRIVATE durascope_widget_test)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    if("tsan" IN_LIST ARG_LABELS)
        add_dependencies(tsan_tests ${name})
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT
        "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.qpa.*=false;ASAN_OPTIONS=detect_stack_use_after_return=1:check_initialization_order=1:strict_string_checks=1;UBSAN_OPTIONS=print_stacktrace=1;TSAN_OPTIONS=halt_on_error=1 suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp")
endfunction()
